package main

import (
	"io"
	"strings"
	"testing"
	"time"
)

func TestConfiguration_AFlagWinsOverTheEnvironment(t *testing.T) {
	t.Setenv("PULSE_HTTP_LISTEN", "127.0.0.1:1")
	t.Setenv("PULSE_QUERY_ADDRESS", "127.0.0.1:2")
	t.Setenv("PULSE_HTTP_TIMEOUT_SECONDS", "7")
	c, err := readConfiguration([]string{"--query-address", "127.0.0.1:3", "--cors-origins", "https://a.example, https://b.example"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if c.listen != "127.0.0.1:1" || c.services.QueryAddress != "127.0.0.1:3" || c.services.Timeout != 7*time.Second || len(c.origins) != 2 {
		t.Errorf("got %+v", c)
	}
}

func TestConfiguration_SaysWhatIsWrong(t *testing.T) {
	for arguments, part := range map[string]string{
		"--timeout-seconds 0":            "--timeout-seconds is 1 to",
		"--drain-seconds 99999999":       "--drain-seconds is 1 to",
		"--connections 0":                "--connections is 1 to",
		"--log-format xml":               "text or json",
		"--cors-origins example.org":     "no origin",
		"--cors-origins https://a.org/x": "no origin",
		"somewhere":                      "unexpected argument",
		"--nonsense":                     "nonsense",
	} {
		if _, err := readConfiguration(strings.Fields(arguments), io.Discard); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%s: got %v", arguments, err)
		}
	}
	t.Setenv("PULSE_HTTP_TIMEOUT_SECONDS", "soon")
	if _, err := readConfiguration(nil, io.Discard); err == nil || !strings.Contains(err.Error(), "PULSE_HTTP_TIMEOUT_SECONDS") {
		t.Errorf("got %v", err)
	}
}
