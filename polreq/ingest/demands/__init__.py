"""Lists of demands (需求清单, 纪要待办, 合同条款, 工单): rows of cells → requirements with what they rest on."""
