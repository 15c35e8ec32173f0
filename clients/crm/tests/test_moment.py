import datetime
import unittest

from google.protobuf.timestamp_pb2 import Timestamp
from pulse_crm.moment import format_moment, last_midnight, parse_moment


class Moment(unittest.TestCase):
    def test_reads_zones_and_fractions(self):
        for text, seconds, nanos in (
            ("1970-01-01T00:00:00Z", 0, 0),
            ("1970-01-01t01:00:00.5+01:00", 0, 500_000_000),
            ("1969-12-31 23:30:00.123456789123-00:30", 0, 123_456_789),
            ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
        ):
            self.assertEqual(parse_moment(text), Timestamp(seconds=seconds, nanos=nanos), text)

    def test_refuses_what_is_no_time(self):
        for text, why in (
            ("", "RFC 3339"),
            ("2022-09-01", "RFC 3339"),
            ("2022-09-01T08:30Z", "RFC 3339"),
            ("2022-09-01T08:30:00", "no time zone"),
            ("2022-13-01T08:30:00Z", "no such date"),
            ("2022-09-01T24:00:00Z", "no such date"),
            ("2022-09-01T08:30:61Z", "no such date"),
            ("2022-09-01T08:30:00+24:00", "no such offset"),
            ("2022-09-01T08:30:00 GMT", "RFC 3339"),
            ("٢٠٢٢-09-01T08:30:00Z", "RFC 3339"),
            ("0001-01-01T00:00:00+00:01", "years 1 to 9999"),
        ):
            with self.assertRaisesRegex(ValueError, why, msg=text):
                parse_moment(text)

    def test_writes_what_it_reads(self):
        for text in ("0001-01-01T00:00:00Z", "2022-09-01T08:30:00.5Z", "2022-09-01T08:30:00.000000001Z"):
            self.assertEqual(format_moment(parse_moment(text)), text)

    def test_the_last_midnight_is_utcs(self):
        evening = datetime.datetime(2022, 9, 1, 23, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))
        self.assertEqual(format_moment(last_midnight(evening)), "2022-09-02T00:00:00Z")


if __name__ == "__main__":
    unittest.main()
