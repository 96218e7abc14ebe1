"""The situations that product managers are in, and the tests that tell each from what is at hand to what comes out.

A row: the situation, its commands, and tests as `file::function` below tests/. A new command needs a row. Numbers are those of the
list of needs that the program was planned by; 0 stands for what belongs to none of them.
"""

from typing import Final, NamedTuple


class Scenario(NamedTuple):
    """One situation.

    Args:
        number: in the list of needs.
        situation: in a few words.
        commands: those that it takes.
        tests: that run them on a workspace and compare what is printed or written.
    """

    number: int
    situation: str
    commands: tuple[str, ...]
    tests: tuple[str, ...]


SCENARIOS: Final = (
    Scenario(1, "a new policy: what is to be done?", ("init", "ingest", "extract", "trace"), (
        "test_docs_tutorial.py::test_the_matrix_in_the_end_has_every_demand_with_what_meets_it", "test_docs_sessions.py::test_the_program_prints_what_the_page_shows",
        "cli/test_commands.py::test_a_notice_becomes_requirements_in_two_commands_and_a_third_changes_nothing")),
    Scenario(2, "the program read it wrong", ("review",), (
        "review/test_review_readings.py::test_a_correction_is_written_where_it_stands_with_what_had_been_read", "review/test_review_reading_tables.py::test_a_workbook_has_both_kinds_on_its_sheets_with_lists_to_choose_from",
        "review/test_review_readings.py::test_what_people_decided_survives_extraction_also_where_the_text_changed")),
    Scenario(3, "a table of tasks behind a notice", ("ingest", "trace"), ("test_scenarios.py::test_the_rows_of_a_table_of_tasks_become_requirements_with_bodies_and_days",)),
    Scenario(4, "which of our clauses rest on what is repealed or expired?", ("lifecycle",), (
        "lifecycle/test_lifecycle.py::test_each_policy_with_who_says_so_and_what_to_do_with_each_requirement", "lifecycle/test_lifecycle.py::test_check_show_and_the_tables_say_what_is_over")),
    Scenario(5, "a newer version of a policy, through the whole chain", ("diff", "ingest", "trace", "review", "import", "export"), (
        "test_docs_tutorial.py::test_the_matrix_after_the_change_has_the_newer_words_and_nothing_of_what_was_struck_out",
        "web/test_web_tutorial.py::test_both_ways_take_the_change_of_a_policy_alike", "change/test_diff.py::test_what_changed_and_what_it_touches", "review/test_review_newer.py::*")),
    Scenario(6, "stricter or looser than the upper level", ("align",), ("cli/test_align.py::test_what_people_read", "cli/test_align.py::test_each_article_of_the_lower_document_has_one_line")),
    Scenario(6, "nation, province, city, plan and minutes", ("align",), ("cli/test_levels.py::test_a_city_that_is_looser_than_its_province", "cli/test_levels.py::test_minutes_carry_out_policies_or_decide_on_their_own")),
    Scenario(6, "two papers ask for different things: which governs?", ("conflicts",), ("judge/test_conflicts.py::test_every_kind_of_conflict_is_shown_with_both_texts_and_what_governs",)),
    Scenario(7, "the same demand in several policies", ("merge",), (
        "review/test_review_merge.py::test_near_identical_requirements_of_two_documents_are_shown_with_reasons", "review/test_review_merge.py::test_the_kept_one_gains_bases_and_links_and_the_other_keeps_its_id")),
    Scenario(8, "a leader asks for something in passing", ("add", "judge"), (
        "cli/test_add.py::test_what_a_leader_says_in_passing_is_written_down_and_judged", "judge/test_judge.py::test_what_a_leader_says_in_passing_becomes_a_note_for_the_meeting")),
    Scenario(9, "deadlines come near", ("due",), ("due/test_due.py::test_the_list_as_a_terminal_shows_it", "due/test_due.py::test_a_calendar_holds_what_has_a_day_and_what_recurs")),
    Scenario(10, "the monthly ledger", ("export",), ("exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet",)),
    Scenario(11, "how far is it?", ("report", "export", "show"), (
        "cli/test_commands.py::test_whole_outputs", "exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet", "cli/test_show_document.py::test_a_document_is_shown_on_one_screen")),
    Scenario(11, "does the pace suffice, and what was gained and lost since the last acceptance?", ("history",), (
        "history/test_history.py::test_the_history_as_a_terminal_shows_it", "history/test_history.py::test_gained_and_lost_since_acceptance")),
    Scenario(12, "which channels have it?", ("export",), ("exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet",)),
    Scenario(14, "acceptance in three weeks", ("export", "check"), (
        "exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet", "judge/test_fulfilment.py::test_the_matrix_has_a_column_for_it", "cli/test_verdict.py::test_findings_and_a_gate_that_was_not_passed_are_both_named")),
    Scenario(15, "a third party evaluates", ("export",), ("exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet",)),
    Scenario(16, "what a project rests on", ("export",), ("exports/test_exports_tables.py::test_a_table_is_written_whole_one_file_a_sheet",)),
    Scenario(17, "a citation looks wrong", ("check-citation",), ("change/test_check_citation.py::test_a_text_on_the_command_line", "change/test_check_citation.py::test_a_file_and_json")),
    Scenario(18, "priorities are contested", ("rank",), ("judge/test_rank.py::test_the_order_with_what_gives_the_points_and_what_moves",)),
    Scenario(19, "users complain", ("import",), ("ingest/test_ingest_voices.py::test_complaints_become_demands_with_numbers_days_and_words",)),
    Scenario(19, "users say that a promise is broken", ("import", "users"), ("judge/test_users.py::test_users_complain_and_nobody_asked_them",)),
    Scenario(20, "policy is met and nobody uses it", ("import", "users"), ("judge/test_users.py::test_what_policy_wants_is_built_and_nobody_uses_it",)),
    Scenario(21, "users ask for what no policy names", ("add", "judge", "users", "rank"), (
        "cli/test_add.py::test_what_users_ask_for_is_shown_with_policy_to_cite_and_not_punished_where_there_is_none",
        "judge/test_users.py::test_a_need_of_users_without_policy_is_shown_with_the_nearest_language_and_not_punished")),
    Scenario(22, "words that are called otherwise now", ("terms",), ("lifecycle/test_terms.py::test_where_older_words_are_still_used_with_line_and_column_and_what_to_write",)),
    Scenario(23, "several projects at once", ("report",), (
        "cli/test_overview.py::test_several_projects_on_one_page_with_what_could_not_be_read", "cli/test_overview.py::test_a_day_that_is_asked_for_holds_for_all")),
    Scenario(24, "why was this built?", ("show",), ("cli/test_commands.py::test_whole_outputs",)),
    Scenario(24, "why was this built?", ("show", "doctor"), (
        "cli/test_audit_scenario.py::test_why_was_it_built", "cli/test_audit_scenario.py::test_what_proves_it_and_what_was_it_built_for",
        "cli/test_audit_scenario.py::test_the_log_of_decisions_holds_and_an_edited_line_is_seen_by_the_auditor")),
    Scenario(25, "the copy of a policy is damaged", ("ingest",), ("test_scenarios.py::test_a_damaged_copy_is_refused_with_the_reason_and_where_to_get_another",)),
    Scenario(0, "who uses no terminal", ("serve",), ("web/test_web_tutorial.py::test_both_ways_write_the_same",)),
    Scenario(0, "an assistant answers", ("mcp",), ("assistant/test_assistant_server.py::test_the_questions_that_people_ask",)),
    Scenario(0, "a finding is not understood", ("explain",), ("cli/test_explain.py::test_a_finding_is_explained_with_what_to_do_and_why_it_matters",)),
    Scenario(0, "files are written by hand", ("fmt", "schema"), ("cli/test_fmt.py::test_files_are_brought_into_form", "cli/test_schema.py::test_all_are_written_into_a_folder_with_the_settings_of_an_editor")),
    Scenario(0, "two lists of one's own are ranked", ("link",), ("cli/test_commands.py::test_link_ranks_any_two_collections",)),
    Scenario(0, "the terminal helps to type", ("completion",), ("cli/test_completion.py::test_ids_of_the_workspace_are_offered",)),
    Scenario(0, "something is slow or odd", ("cache", "doctor"), ("cli/test_cache.py::test_the_command_shows_and_clears_what_is_kept", "cli/test_commands.py::test_doctor_says_what_is_there")),
)  # fmt: skip

#: Situations that no test tells yet, and why; whoever builds for one of them moves it up.
NOT_TOLD: Final = {
    13: "which channels must be filed, merged or closed: nothing answers that",
}
