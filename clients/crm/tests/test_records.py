import io
import unittest

from pulse_crm.records import MAX_LINE_BYTES, MAX_RECORD_LINES, Record, read_records


def read(data):
    return list(read_records(io.BytesIO(data)))


class ReadRecords(unittest.TestCase):
    def test_counts_lines_and_leaves_blank_ones_out(self):
        self.assertEqual(read(b"a,b\n\nc,d\n"), [Record(1, ("a", "b")), Record(3, ("c", "d"))])

    def test_takes_the_last_line_without_its_end(self):
        self.assertEqual(read(b"a\nb"), [Record(1, ("a",)), Record(2, ("b",))])

    def test_takes_a_byte_order_mark_off_the_first_line_only(self):
        mark = b"\xef\xbb\xbf"
        self.assertEqual(read(mark + b"a\n" + mark + b"b\n"), [Record(1, ("a",)), Record(2, ("\ufeffb",))])

    def test_reads_carriage_returns_and_quotes(self):
        self.assertEqual(
            read(b'"a ""quoted"", b",c\r\nd,e\r\n'), [Record(1, ('a "quoted", b', "c")), Record(2, ("d", "e"))]
        )

    def test_reads_a_line_break_in_quotes_and_counts_it(self):
        self.assertEqual(read(b'"a\nb",c\nd,e\n'), [Record(1, ("a\nb", "c")), Record(3, ("d", "e"))])

    def test_an_open_quote_costs_its_line_only(self):
        bad, *good = read(b'"a,b\n' + b"c,d\n" * 30)
        self.assertEqual((bad.line, bad.problem), (1, "a quotation mark is not closed"))
        self.assertEqual([record.line for record in good], list(range(2, 32)))

    def test_a_quote_that_a_later_line_closes_wrongly_costs_its_line_only(self):
        records = read(b'x"a,b\nc,d\ne"f,g\nh,i\n')
        self.assertEqual([(record.line, bool(record.problem)) for record in records],
                         [(1, True), (2, False), (3, True), (4, False)])

    def test_a_record_has_a_limit_of_lines(self):
        fits = b'"' + b"\n" * (MAX_RECORD_LINES - 1) + b'"\n'
        self.assertEqual(len(read(fits)), 1)
        self.assertFalse(read(fits)[0].problem)
        self.assertIn("not closed", read(b'"\n' + fits[1:])[0].problem)

    def test_a_field_of_a_megabyte_costs_its_line_only(self):
        records = read(b"a,b\n" + b"x" * (1 << 20) + b",y\nc,d\n")
        self.assertEqual([(record.line, record.problem) for record in records],
                         [(1, ""), (2, f"longer than {MAX_LINE_BYTES} bytes"), (3, "")])

    def test_a_line_may_have_its_limit(self):
        self.assertFalse(read(b"x" * (MAX_LINE_BYTES - 1) + b"\ny\n")[0].problem)
        records = read(b"x" * MAX_LINE_BYTES + b"\ny\n")
        self.assertTrue(records[0].problem)
        self.assertEqual(records[1], Record(2, ("y",)))

    def test_what_is_not_utf_8_or_has_a_nul_costs_its_line_only(self):
        records = read(b"\xff,b\na\0,b\nc,d\n")
        self.assertEqual([record.problem for record in records], ["not UTF-8", "has a NUL byte", ""])

    def test_utf_16_is_no_utf_8(self):
        self.assertEqual(read("a,b\n".encode("utf-16"))[0].problem, "has a NUL byte")

    def test_a_lone_carriage_return_in_a_line_costs_its_line(self):
        self.assertIn("not CSV", read(b"a,b\rc,d\n")[0].problem)

    def test_nothing_has_no_records(self):
        self.assertEqual(read(b""), [])
        self.assertEqual(read(b"\xef\xbb\xbf"), [])


if __name__ == "__main__":
    unittest.main()
