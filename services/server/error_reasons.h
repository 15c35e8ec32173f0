// Reasons (ErrorInfo.reason) that the services answer with. The parser's own,
// about documents, stand in services/ingest/parser/parser.h.

#pragma once

namespace pulse::server {

// The request.
inline constexpr char kFieldRequired[] = "FIELD_REQUIRED";
inline constexpr char kFieldTooLong[] = "FIELD_TOO_LONG";
inline constexpr char kFieldMalformed[] = "FIELD_MALFORMED";
inline constexpr char kFieldOutOfRange[] = "FIELD_OUT_OF_RANGE";
inline constexpr char kTooManyValues[] = "TOO_MANY_VALUES";
inline constexpr char kOrderInvalid[] = "ORDER_INVALID";
inline constexpr char kPageTokenInvalid[] = "PAGE_TOKEN_INVALID";

// The store's state.
inline constexpr char kIssueNotFound[] = "ISSUE_NOT_FOUND";
inline constexpr char kRevisionNotFound[] = "REVISION_NOT_FOUND";
inline constexpr char kItemNotFound[] = "ITEM_NOT_FOUND";
inline constexpr char kNothingPublished[] = "NOTHING_PUBLISHED";
inline constexpr char kEtagMismatch[] = "ETAG_MISMATCH";
inline constexpr char kPlanChanged[] = "PLAN_CHANGED";
inline constexpr char kCursorInvalid[] = "CURSOR_INVALID";
inline constexpr char kCursorNotReached[] = "CURSOR_NOT_REACHED";

// The service.
inline constexpr char kQueueFull[] = "QUEUE_FULL";
inline constexpr char kServerDraining[] = "SERVER_DRAINING";
inline constexpr char kDeadlineExceeded[] = "DEADLINE_EXCEEDED";
inline constexpr char kCallerGone[] = "CALLER_GONE";
inline constexpr char kReaderTooSlow[] = "READER_TOO_SLOW";
inline constexpr char kStoreChanged[] = "STORE_CHANGED";
inline constexpr char kInternalFault[] = "INTERNAL_FAULT";

}  // namespace pulse::server
