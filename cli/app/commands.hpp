#pragma once

#include "cli/app/context.hpp"
#include "cli/app/exit_code.hpp"

/// What the program's commands do, each in a file of its own. All report their errors themselves.
namespace dnd::cli {

exit_code init_command(context& with);

exit_code world_create_command(context& with);
exit_code world_list_command(context& with);
exit_code world_show_command(context& with);

exit_code campaign_create_command(context& with);
exit_code campaign_load_command(context& with);
exit_code campaign_list_command(context& with);
exit_code campaign_show_command(context& with);
exit_code campaign_log_command(context& with);
exit_code campaign_verify_command(context& with);
exit_code campaign_repair_command(context& with);
exit_code campaign_reseal_command(context& with);
exit_code campaign_backup_command(context& with);
exit_code campaign_flatten_command(context& with);
exit_code campaign_fork_command(context& with);
exit_code campaign_diff_command(context& with);
exit_code campaign_cherry_pick_command(context& with);
exit_code campaign_restore_command(context& with);
exit_code campaign_push_command(context& with);
exit_code campaign_pull_command(context& with);
exit_code world_push_command(context& with);
exit_code world_pull_command(context& with);
exit_code campaign_export_command(context& with);

exit_code store_init_command(context& with);
exit_code store_upgrade_command(context& with);
exit_code store_check_command(context& with);
exit_code store_status_command(context& with);

exit_code session_start_command(context& with);
exit_code session_save_command(context& with);
exit_code session_end_command(context& with);
exit_code session_list_command(context& with);

exit_code content_check_command(context& with);
exit_code import_command(context& with);

exit_code exec_command(context& with);
/// `dnd` alone, at a terminal.
exit_code home_command(context& with);
exit_code repl_command(context& with);
exit_code host_command(context& with);
exit_code host_token_command(context& with);
exit_code host_list_command(context& with);
exit_code host_drain_command(context& with);
exit_code host_move_command(context& with);
exit_code mcp_command(context& with);
exit_code demo_command(context& with);

}  // namespace dnd::cli
