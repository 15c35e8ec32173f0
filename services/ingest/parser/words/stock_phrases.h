// What sign-offs, job titles, notices, addresses and captions are made of, as
// data. All want folded text (Fold).

#pragma once

#include <string_view>

namespace pulse::ingest {

/// `best wishes` and its kin: the folded line closes the introduction.
bool IsClosing(std::string_view folded);

/// Folded text holds a word of a job title.
bool HoldsRoleWord(std::string_view folded);

struct NoticePhrases {
  bool subscription = false;  // speaks of unsubscribing, safe senders, forwarding
  bool contact = false;       // holds an address, telephone, e-mail or social account line
};

/// Folded text opens as a line of a contact block does: "telephone:".
bool OpensContactLine(std::string_view folded);

/// What folded text says that notices and contact blocks say.
NoticePhrases FindNoticePhrases(std::string_view folded);

/// A folded line that opens as the text beside a picture does.
bool OpensAsCaption(std::string_view folded);

/// A folded line that says what picture it stands beside: "screenshot of …", "… report
/// cover". Sentences and what goes on with one may open so too.
bool NamesPicture(std::string_view folded);

/// `back to top` and its kin: a link of the page, and nothing that the issue says.
bool LeadsBack(std::string_view folded);

}  // namespace pulse::ingest
