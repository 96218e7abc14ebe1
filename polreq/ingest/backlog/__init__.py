"""Exports of backlogs (禅道, TAPD, Jira …): rows of cells → items, whatever the tool."""
