// What the store answers beside issues and items: one reader a question.

#pragma once

#include "db/database.h"
#include "db/item_facts.h"
#include "db/item_summary.h"
#include "db/publisher_reader.h"
#include "db/related_items.h"
#include "db/repeat_publications.h"
#include "db/suggestion_reader.h"

namespace pulse::query {

/// Thread-safe, as each of them is. `database` must outlive them.
struct Readers {
  explicit Readers(db::Database* database)
      : publishers(database),
        suggestions(database),
        summary(database),
        related(database),
        repeats(database),
        facts(database) {}

  db::PublisherReader publishers;
  db::SuggestionReader suggestions;
  db::ItemSummary summary;
  db::RelatedItems related;
  db::RepeatPublications repeats;
  db::ItemFactsReader facts;
};

}  // namespace pulse::query
