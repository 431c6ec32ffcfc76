#pragma once

#include "io/content/character_reader.hpp"
#include "io/content/library.hpp"

#include <string>
#include <string_view>

namespace dnd::io::content {

/// Lends a library, which must outlive it, to the reader of characters.
class library_facts : public fact_source {
 public:
  explicit library_facts(library& from) : from_(from) {}
  result<item_facts> item(std::string_view slug) override { return from_.item(slug); }
  result<race_facts> race(std::string_view slug) override { return from_.race(slug); }
  result<class_facts> class_of(std::string_view slug) override { return from_.class_of(slug); }
  result<subrace_facts> subrace(std::string_view slug) override { return from_.subrace(slug); }
  result<subclass_facts> subclass(std::string_view slug) override { return from_.subclass(slug); }
  result<gift_facts> gift(category kind, std::string_view slug) override {
    return from_.gift(kind, slug);
  }
  result<proficiency_facts> proficiency(std::string_view slug) override {
    return from_.proficiency(slug);
  }
  result<magic_item_facts> magic_item(std::string_view slug) override {
    return from_.magic_item(slug);
  }

 private:
  library& from_;
};

}  // namespace dnd::io::content
