"""Tables that are handed over (导出表格): one file for each, the table of them, and customers' templates of columns."""
