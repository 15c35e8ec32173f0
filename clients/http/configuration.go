package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	pulse "github.com/cordisbright/pulse/clients/go"
	"github.com/cordisbright/pulse/clients/http/gateway"
)

type configuration struct {
	listen      string
	services    pulse.Options
	editors     bool
	origins     []string
	timeout     int
	stream      int
	drain       int
	connections int
	logFormat   string
}

const longest = 24 * 60 * 60 // seconds

// readConfiguration takes flags, else the environment, else defaults. flag.ErrHelp:
// help was asked for, and is on `usage`.
func readConfiguration(arguments []string, usage io.Writer) (*configuration, error) {
	c := &configuration{}
	origins := ""
	var malformed []error
	flags := flag.NewFlagSet("pulse-http", flag.ContinueOnError)
	flags.SetOutput(usage)
	text := func(to *string, name, variable, value, meaning string) {
		flags.StringVar(to, name, from(variable, value), meaning+" ($"+variable+")")
	}
	number := func(to *int, name, variable string, value int, meaning string) {
		if set := os.Getenv(variable); set != "" {
			parsed, err := strconv.Atoi(set)
			if err != nil {
				malformed = append(malformed, fmt.Errorf("%s is no number: %q", variable, set))
			}
			value = parsed
		}
		flags.IntVar(to, name, value, meaning+" ($"+variable+")")
	}
	text(&c.listen, "listen", "PULSE_HTTP_LISTEN", "127.0.0.1:7480", "address and `port`; port 0 picks one")
	text(&c.services.QueryAddress, "query-address", "PULSE_QUERY_ADDRESS", "127.0.0.1:7402", "where pulse-query is")
	text(&c.services.RenderAddress, "render-address", "PULSE_RENDER_ADDRESS", "127.0.0.1:7403", "where pulse-render is")
	text(&c.services.IngestAddress, "ingest-address", "PULSE_INGEST_ADDRESS", "127.0.0.1:7401", "where pulse-ingest is; used with --editors only")
	text(&c.services.TLSCAFile, "tls-ca-file", "PULSE_TLS_CA_FILE", "", "PEM `file` of authorities to trust; without it plain text, to loopback only")
	editors, err := strconv.ParseBool(from("PULSE_HTTP_EDITORS", "false"))
	if err != nil {
		malformed = append(malformed, errors.New("PULSE_HTTP_EDITORS is true or false"))
	}
	flags.BoolVar(&c.editors, "editors", editors, "also show drafts and the history, to whoever asks ($PULSE_HTTP_EDITORS)")
	text(&origins, "cors-origins", "PULSE_HTTP_CORS_ORIGINS", "", "`origins` whose pages may read answers, by commas; * for all")
	number(&c.timeout, "timeout-seconds", "PULSE_HTTP_TIMEOUT_SECONDS", 30, "for an answer, retries included")
	number(&c.stream, "stream-seconds", "PULSE_HTTP_STREAM_SECONDS", 600, "for a stream; its reader then resumes")
	number(&c.drain, "drain-seconds", "PULSE_HTTP_DRAIN_SECONDS", 10, "for requests in flight after SIGTERM")
	number(&c.connections, "connections", "PULSE_HTTP_CONNECTIONS", 1000, "open at once; more wait")
	text(&c.logFormat, "log-format", "PULSE_HTTP_LOG_FORMAT", "text", "text or json")
	if err := flags.Parse(arguments); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	c.origins = split(origins)
	return c, errors.Join(append(malformed, c.check())...)
}

func (c *configuration) check() error {
	var wrong []error
	for name, seconds := range map[string]int{"timeout-seconds": c.timeout, "stream-seconds": c.stream, "drain-seconds": c.drain} {
		if seconds < 1 || seconds > longest {
			wrong = append(wrong, fmt.Errorf("--%s is 1 to %d", name, longest))
		}
	}
	if c.connections < 1 || c.connections > 100000 {
		wrong = append(wrong, errors.New("--connections is 1 to 100000"))
	}
	if c.logFormat != "text" && c.logFormat != "json" {
		wrong = append(wrong, errors.New("--log-format is text or json"))
	}
	for _, origin := range c.origins {
		if !gateway.ValidOrigin(origin) {
			wrong = append(wrong, fmt.Errorf("%q is no origin: one is https://example.org, without a path", origin))
		}
	}
	c.services.Timeout = time.Duration(c.timeout) * time.Second
	c.services.StreamTimeout = time.Duration(c.stream) * time.Second
	return errors.Join(wrong...)
}

func from(variable, value string) string {
	if set := os.Getenv(variable); set != "" {
		return set
	}
	return value
}

func split(list string) []string {
	var parts []string
	for _, part := range strings.Split(list, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
