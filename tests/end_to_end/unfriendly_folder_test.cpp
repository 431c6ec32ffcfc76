// A campaign's folder that is not as it was left: from a stranger's archive, with links and pipes
// in it, or of somebody else. Nothing outside of the campaign is ever written, nothing is waited
// for, and whatever is wrong is named.

#include "tests/end_to_end/strange_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(unfriendly_folder_suite)

namespace {

namespace fs = std::filesystem;

// -- links -----------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(nothing_outside_of_a_campaign_is_written_through_a_link, strange_folder) {
  const auto sound = root / "sound";
  fs::copy(directory, sound, fs::copy_options::recursive);
  for (const std::string name :
       {".lock", "log.jsonl", "encounter.jsonl", "snapshot.yaml", "snapshot.yaml.tmp", "log.index",
        "log.index.tmp", "log.jsonl.tmp", "campaign.yaml.tmp"}) {
    put_link(name, theirs);
    const auto told = do_everything();
    check_theirs();
    // Leftovers are removed: the link is. The index is made of a log that is long; until then
    // nobody asks for it.
    if (!name.ends_with(".tmp") && name != "log.index")
      BOOST_TEST(told.find(name) != std::string::npos, name << " is not named in " << told);
    fs::remove_all(directory);
    fs::copy(sound, directory, fs::copy_options::recursive);
  }
}

BOOST_FIXTURE_TEST_CASE(a_lock_that_is_a_link_is_refused_and_named, strange_folder) {
  put_link(".lock", theirs);
  const auto end = dnd({"exec", "W/C", "note refused"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find(file(".lock") + ": this is a symbolic link") != std::string::npos,
             end.err);
  BOOST_TEST(end.err.find("Remove the link") != std::string::npos, end.err);
  check_theirs();
  // Looking takes no lock.
  (void)done({"campaign", "show", "W/C"});
}

BOOST_FIXTURE_TEST_CASE(directories_below_a_campaign_that_are_links_are_left_alone,
                        strange_folder) {
  fs::create_directory(root / "elsewhere");
  const auto one = root.write("elsewhere/000000000001.yaml", "theirs");
  const auto two = root.write("elsewhere/000001-seq-1-20260101T000000Z.tar.zst", "theirs");
  put_link("checkpoints", root / "elsewhere");
  put_link("backups", root / "elsewhere");
  const auto told = do_everything();
  BOOST_TEST(told.find(file("backups")) != std::string::npos, told);
  BOOST_TEST(fs::exists(one));
  BOOST_TEST(fs::exists(two));
  BOOST_TEST(std::distance(fs::directory_iterator(root / "elsewhere"), {}) == 2);
}

BOOST_FIXTURE_TEST_CASE(leftovers_that_are_links_go_without_what_they_lead_to, strange_folder) {
  (void)done({"campaign", "backup", "--campaign", "W/C"});
  fs::create_directory(root / "elsewhere");
  const auto kept = root.write("elsewhere/kept", "theirs");
  for (const std::string name : {"W/.restoring-C", "W/.tmp-C", ".tmp-W"})
    fs::create_directory_symlink(root / "elsewhere", root / ("worlds/" + name));
  const auto backup = fs::directory_iterator(file("backups"))->path().filename().string();
  (void)dnd({"campaign", "restore", backup, "--campaign", "W/C"});
  (void)done({"campaign", "list"});
  (void)done({"world", "list"});
  BOOST_TEST(fs::exists(kept));
}

BOOST_FIXTURE_TEST_CASE(a_campaign_and_the_worlds_may_be_kept_behind_links, strange_folder) {
  fs::rename(directory, root / "on-another-disk");
  fs::create_directory_symlink(root / "on-another-disk", directory);
  fs::rename(root / "worlds", root / "my-worlds");
  fs::create_directory_symlink(root / "my-worlds", root / "worlds");
  (void)say({"note goes on", "session start", "session end"});
  (void)done({"campaign", "create", "D"});
  (void)done({"campaign", "load", "W/C"});
  BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
}

// -- what is no file -------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_pipe_in_the_place_of_any_file_is_named_and_not_waited_for,
                        strange_folder) {
  const auto sound = root / "sound";
  fs::copy(directory, sound, fs::copy_options::recursive);
  for (const std::string name : {"log.jsonl", "encounter.jsonl", "snapshot.yaml", "campaign.yaml",
                                 ".lock", "log.index", "checkpoints", "backups"}) {
    put_pipe(file(name));
    const auto told = do_everything();
    if (name != "log.index" && name != "checkpoints")
      BOOST_TEST(told.find(name) != std::string::npos, name << " is not named in " << told);
    fs::remove_all(directory);
    fs::copy(sound, directory, fs::copy_options::recursive);
  }
}

BOOST_FIXTURE_TEST_CASE(settings_that_are_no_file_are_named_and_not_waited_for, strange_folder) {
  fs::create_directories(root / "home/config/dnd");
  for (const std::string& name :
       {root / "home/config/dnd/config.yaml", root / ".dnd.yaml", root / "mine.yaml"}) {
    put_pipe(name);
    const auto end = name == root / "mine.yaml" ? dnd({"--config", name, "campaign", "list"})
                                                : dnd({"campaign", "list"});
    BOOST_TEST(end.code == 1);
    BOOST_TEST(end.err.find(name + ": this is not a regular file, but a pipe") != std::string::npos,
               end.err);
    fs::remove(name);
  }
}

BOOST_FIXTURE_TEST_CASE(content_that_is_no_file_is_named_and_not_waited_for, strange_folder) {
  fs::create_directories(file("monsters"));
  put_pipe(file("monsters/grue.yaml"));
  const auto end = dnd({"exec", "W/C", "add grue"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("monsters/grue.yaml") != std::string::npos, end.err);
  BOOST_TEST(end.err.find("is not a regular file") != std::string::npos, end.err);
}

// -- folders that cannot be read -------------------------------------------

struct locked_folder : strange_folder {
  locked_folder() {
    other = where;
    other.as_nobody = ::geteuid() == 0;
    // The way there is open, the folders are not.
    fs::create_directory(root / "worlds/lost+found");
    (void)done({"campaign", "create", "Theirs"});
    (void)done({"campaign", "load", "W/C"});
    for (const auto& each : fs::recursive_directory_iterator(root.path()))
      fs::permissions(each.path(), fs::perms::all);
    fs::permissions(root.path(), fs::perms::all);
    for (const auto& each : {root / "worlds/lost+found", root / "worlds/W/Theirs"})
      fs::permissions(each, other.as_nobody ? fs::perms::owner_all : fs::perms::none);
  }
  ~locked_folder() {
    for (const auto& each : {root / "worlds/lost+found", root / "worlds/W/Theirs"})
      fs::permissions(each, fs::perms::owner_all);
  }
  locked_folder(const locked_folder&) = delete;
  locked_folder& operator=(const locked_folder&) = delete;
  [[nodiscard]] finished theirs_too(const std::vector<std::string>& words,
                                    std::string_view input = {}) const {
    return run(words_of(words), other, input);
  }
  surroundings other;
};

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_read_is_one_line_of_a_list, locked_folder) {
  const auto list = theirs_too({"campaign", "list"});
  BOOST_TEST(list.code == 0);
  BOOST_TEST(list.out.find("C ") != std::string::npos, list.out);
  for (const std::string name : {"lost+found", "W/Theirs"}) {
    const auto first = list.err.find(name);
    BOOST_TEST(first != std::string::npos, list.err);
    BOOST_TEST(list.err.find(name, first + 1) == list.err.find(name, list.err.find('\n', first)));
  }
  BOOST_TEST(std::ranges::count(list.err, '\n') == 2);
  const auto json = theirs_too({"--json", "campaign", "list"});
  BOOST_TEST(json.code == 0);
  const json_text answer(json.out);
  std::size_t unreadable = 0;
  for (const auto each : (*answer)["campaigns"])
    if (each["campaign"].is_null())
      unreadable += std::string_view(each["problem"]).find("ermission") != std::string::npos;
  BOOST_TEST(unreadable == 2U);
  BOOST_TEST(theirs_too({"world", "list"}).code == 0);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_read_hinders_nothing_else, locked_folder) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"exec", "note found without a name"},
                                             {"exec", "c", "note found by a name"},
                                             {"exec", "W/C", "note found by its label"},
                                             {"repl", "c"},
                                             {"campaign", "create", "Another"},
                                             {"campaign", "load", "c"},
                                             {"exec", "note the current one"},
                                             {"world", "create", "V"}}) {
    const auto end = theirs_too(words);
    BOOST_TEST(end.code == 0, end.err);
    BOOST_TEST(end.err == "");
  }
  const auto named = theirs_too({"exec", "W/Theirs", "note refused"});
  BOOST_TEST(named.code == 1);
  BOOST_TEST(named.err.find("ermission") != std::string::npos, named.err);
  const auto missing = theirs_too({"campaign", "load", "nowhere"});
  BOOST_TEST(missing.err.find("cannot be read") != std::string::npos, missing.err);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_cannot_be_written_names_the_way_to_look, locked_folder) {
  const bool is_root = other.as_nobody;
  for (const auto& each : fs::recursive_directory_iterator(directory))
    fs::permissions(each.path(),
                    is_root ? fs::perms::others_read | fs::perms::owner_all | fs::perms::others_exec
                            : fs::perms::owner_read | fs::perms::owner_exec);
  const auto end = theirs_too({"exec", "W/C", "status"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("dnd campaign show") != std::string::npos, end.err);
  BOOST_TEST(theirs_too({"campaign", "show", "W/C"}).code == 0);
  for (const auto& each : fs::recursive_directory_iterator(directory))
    fs::permissions(each.path(), fs::perms::owner_all);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_that_is_open_elsewhere_names_the_way_to_look, strange_folder) {
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note mine\n");
  (void)running->read_line();
  const auto end = dnd({"exec", "W/C", "status"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("is open in process") != std::string::npos, end.err);
  BOOST_TEST(end.err.find("dnd campaign show") != std::string::npos, end.err);
  (void)done({"campaign", "show", "W/C"});
}

BOOST_FIXTURE_TEST_CASE(a_copied_folder_is_told_from_the_campaign_that_it_is_of, strange_folder) {
  fs::copy(directory, root / "worlds/W/C-before-the-dragon", fs::copy_options::recursive);
  (void)done({"campaign", "create", "D"});
  const auto list = done({"campaign", "list"}).out;
  BOOST_TEST(list.find("C (W/C) ") != std::string::npos, list);
  BOOST_TEST(list.find("C (W/C-before-the-dragon)") != std::string::npos, list);
  BOOST_TEST(list.find("D (") == std::string::npos, list);
  (void)done({"exec", "W/C-before-the-dragon", "note in the copy"});
}

// -- campaign.yaml ---------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_campaign_whose_settings_are_gone_is_listed_and_mended, strange_folder) {
  (void)done({"campaign", "create", "The Lost Mine"});
  const auto mine = root / "worlds/W/The-Lost-Mine/campaign.yaml";
  const std::string label = "W/The-Lost-Mine";
  (void)done({"exec", label, "note one"});
  for (const bool is_gone : {true, false}) {
    if (is_gone) {
      fs::remove(mine);
    } else {
      std::ofstream(mine) << "";
    }
    const auto list = done({"campaign", "list"}).out;
    BOOST_TEST(list.find("The-Lost-Mine") != std::string::npos, list);
    BOOST_TEST(list.find("missing") != std::string::npos, list);
    const auto refused = dnd({"exec", label, "note refused"});
    BOOST_TEST(refused.code == 3);
    if (is_gone)
      BOOST_TEST(refused.err.find("dnd campaign repair") != std::string::npos, refused.err);
    BOOST_TEST(dnd({"campaign", "verify", label}).code == 3);
    const auto asked = dnd({"campaign", "repair", label});
    BOOST_TEST(asked.code == 1);
    BOOST_TEST(asked.out.find("Makes  campaign.yaml anew: \"The Lost Mine\"") != std::string::npos,
               asked.out);
    BOOST_TEST(asked.out.find("Drops  nothing") != std::string::npos, asked.out);
    const auto mended = done({"--json", "campaign", "repair", label, "--yes"}).out;
    BOOST_TEST(mended.find("\"repaired\":true") != std::string::npos, mended);
    (void)done({"exec", "the lost mine", "note two"});
    BOOST_TEST(done({"campaign", "verify", label}).out.find("Sound") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(settings_that_are_gone_come_back_from_a_backup, strange_folder) {
  put("campaign.yaml", bytes("campaign.yaml") + "durability: encounter # as we like it\n");
  const auto before = bytes("campaign.yaml");
  (void)done({"campaign", "backup", "--campaign", "W/C"});
  remove("campaign.yaml");
  const auto end = done({"campaign", "repair", "W/C", "--yes"});
  BOOST_TEST(end.out.find("as it is in " + file("backups/")) != std::string::npos, end.out);
  BOOST_TEST(bytes("campaign.yaml") == before);
}

// -- repairs ---------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(a_repair_names_each_event_of_a_second_branch_before_it_asks,
                        strange_folder) {
  const auto fork = bytes("log.jsonl");
  const auto encounter = bytes("snapshot.yaml");
  (void)say({"note ours", "add goblin"});
  const auto ours = bytes("log.jsonl");
  put("log.jsonl", fork);
  remove("snapshot.yaml");
  (void)say({"note theirs", "add zombie"});
  const auto theirs_log = bytes("log.jsonl");
  // As a tool that merges texts leaves it.
  put("log.jsonl", fork + "<<<<<<< ours\n" + ours.substr(fork.size()) + "=======\n" +
                       theirs_log.substr(fork.size()) + ">>>>>>> theirs\n");
  fs::remove(file("snapshot.yaml"));
  const auto before = bytes("log.jsonl");
  const auto asked = dnd({"campaign", "repair", "W/C"});
  BOOST_TEST(asked.code == 1);
  BOOST_TEST(asked.out.find("event 5: note theirs") != std::string::npos, asked.out);
  BOOST_TEST(asked.out.find("event 6: add zombie") != std::string::npos, asked.out);
  BOOST_TEST(asked.out.find("note ours") == std::string::npos, asked.out);
  BOOST_TEST(asked.out.find("2 whole events that do not go on") != std::string::npos, asked.out);
  BOOST_TEST(asked.out.find("36 bytes that are no whole event") != std::string::npos, asked.out);
  BOOST_TEST(bytes("log.jsonl") == before);
  const json_text json(dnd({"--json", "campaign", "repair", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*json)["dropped_count"]) == 2U);
  BOOST_TEST(std::string_view((*json)["dropped"].at(0)["command"]) == "note theirs");
  (void)done({"campaign", "repair", "W/C", "--yes"});
  BOOST_TEST(bytes("log.jsonl") == ours);
}

BOOST_FIXTURE_TEST_CASE(a_blank_line_at_the_end_is_an_editors_and_called_so, strange_folder) {
  const auto log = bytes("log.jsonl");
  put("log.jsonl", log + "\n");
  const auto sound = done({"campaign", "repair", "W/C"}).out;
  BOOST_TEST(sound.find("1 byte after the last whole command is a blank line") != std::string::npos,
             sound);
  const auto played = done({"exec", "W/C", "note goes on"});
  BOOST_TEST(played.err.find("1 byte at the end") != std::string::npos, played.err);
  BOOST_TEST(played.err.find("a blank line as editors add it") != std::string::npos, played.err);
  BOOST_TEST(bytes("log.jsonl").starts_with(log));
}

// -- content ---------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(content_in_latin_1_is_named_with_its_place_and_what_to_do, strange_folder) {
  fs::create_directories(file("monsters"));
  put("monsters/gorgone.yaml",
      "# Une\nname: M\xe9"
      "duse\n");
  const auto end = dnd({"exec", "W/C", "add gorgone"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("monsters/gorgone.yaml, line 2, column 8") != std::string::npos, end.err);
  BOOST_TEST(end.err.find("is not UTF-8") != std::string::npos, end.err);
  BOOST_TEST(end.err.find("ave the file as UTF-8") != std::string::npos, end.err);
}

BOOST_FIXTURE_TEST_CASE(a_name_of_which_nothing_is_to_be_seen_is_an_empty_one, strange_folder) {
  const auto log = bytes("log.jsonl");
  for (const std::string name :
       {"\xe2\x80\x8b", "\xc2\xa0", "\xe2\x80\x8b \xef\xbb\xbf", "\xe3\x85\xa4", "\xe2\xa0\x80"}) {
    const auto end = dnd({"exec", "W/C", "add goblin as: " + name});
    BOOST_TEST(end.code == 1);
    // A blank is no value at all; what is neither a blank nor to be seen makes an empty name.
    const bool is_said = end.err.find("is empty") != std::string::npos ||
                         end.err.find("`as:` has no value") != std::string::npos;
    BOOST_TEST(is_said, end.err);
    BOOST_TEST(bytes("log.jsonl") == log);
    BOOST_TEST(dnd({"campaign", "create", name}).err.find("empty") != std::string::npos);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
