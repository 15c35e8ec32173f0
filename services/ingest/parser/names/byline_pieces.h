// The pieces of a byline between its commas and "and"s, and what each could be:
// a name, the beginning of one, the rest of one.

#pragma once

#include <string_view>
#include <vector>

namespace pulse::ingest {

struct BylinePiece {
  std::string_view text;   // trimmed
  bool after_and = false;  // parted from the piece before by "and", "&" or "/"
  bool after_comma = false;
  bool holds_and = false;        // an "and" that parts nothing: `police and crime`
  bool holds_ampersand = false;  // beside an "and" that may part: `Law & Order and`

  /// How well it reads as a name by itself.
  enum class Alone { kNever, kHardly, kMaybe, kLikely, kSurely };
  Alone alone = Alone::kMaybe;
  /// `Department for Digital`: a head whose subject may run on over commas.
  bool runs_on = false;
  /// `Royal Borough of Kensington`: runs on with the name of any place.
  bool runs_on_places = false;
  /// `Committee on Public Service`: runs on with whatever it may be about.
  bool runs_on_topics = false;
  /// Subjects only at its end: what follows may be of their kind.
  bool ends_in_subject = false;
  /// `Communities`, `Sport`: may go on a list of subjects.
  bool goes_on = false;
  /// `Harbours`, `Tropical Medicine`: nobody knows it, but it looks like a subject.
  bool looks_like_subject = false;
  /// `Demographic Change`: could be what a committee is on.
  bool looks_like_topic = false;
  /// `House of Commons Health`, `Women`: waits for a head further right.
  bool opens = false;
  /// Opens with the name of an institution: `House of Commons`, `HM`.
  bool opens_formally = false;
  /// `Equalities Committee`: may close what a piece before has opened.
  bool closes = false;
  /// `Probation Service`: hardly a name without what is before it.
  bool closes_weakly = false;
  /// `Commissioning Steering Group`: closes whatever stands before it and is no name.
  bool closes_works = false;
  /// `Tidal Studies, University of Ashmere`: the rest of the name of a university's unit.
  bool ends_unit = false;
  /// `Somerset Police`: closes lists of places.
  bool closes_places = false;
  /// One word, nobody knows what of: may be a place.
  bool one_unknown_word = false;
};

/// Cuts `byline`. Linear in its length.
std::vector<BylinePiece> CutByline(std::string_view byline);

}  // namespace pulse::ingest
