#include "db/error_translation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>
#include <string>
#include <utility>

#include "db/connection.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using absl::StatusCode;

template <typename Exception>
absl::Status Translated(const Exception& exception) {
  return TranslateException(std::make_exception_ptr(exception));
}

TEST(TranslateException, ReadsTheSqlState) {
  for (const auto& [state, code] :
       {std::pair{"57014", StatusCode::kDeadlineExceeded}, std::pair{"57P01", StatusCode::kUnavailable},
        std::pair{"57P03", StatusCode::kUnavailable}, std::pair{"08006", StatusCode::kUnavailable},
        std::pair{"53300", StatusCode::kUnavailable}, std::pair{"", StatusCode::kUnavailable},
        std::pair{"53100", StatusCode::kResourceExhausted}, std::pair{"23505", StatusCode::kAborted},
        std::pair{"23514", StatusCode::kInvalidArgument}, std::pair{"23503", StatusCode::kInvalidArgument},
        std::pair{"22021", StatusCode::kInvalidArgument}, std::pair{"54000", StatusCode::kInvalidArgument},
        std::pair{"42P01", StatusCode::kFailedPrecondition},
        std::pair{"25006", StatusCode::kFailedPrecondition}, std::pair{"XX000", StatusCode::kInternal}}) {
    EXPECT_EQ(Translated(pqxx::sql_error("text", "SELECT", state)).code(), code) << state;
  }
}

TEST(TranslateException, CommitInDoubtIsUnknown) {
  EXPECT_EQ(Translated(pqxx::in_doubt_error("text")).code(), StatusCode::kUnknown);
}

TEST(TranslateException, BrokenConnectionIsUnavailable) {
  EXPECT_EQ(Translated(pqxx::broken_connection("text")).code(), StatusCode::kUnavailable);
}

TEST(TranslateException, AnythingElseIsInternal) {
  EXPECT_EQ(Translated(std::bad_alloc()).code(), StatusCode::kInternal);
}

TEST(TranslateException, NeverTellsSqlOrTheDriversText) {
  const absl::Status status = Translated(pqxx::sql_error("secret text", "SELECT secret", "XX000"));
  EXPECT_THAT(std::string(status.message()), ::testing::Not(::testing::HasSubstr("secret")));
  EXPECT_EQ(GetErrorReason(status), "DATABASE_ERROR");
}

}  // namespace
}  // namespace pulse::db
