// Drives the Go client: a command a line in, a result a line out.
// tests/clients/README.md has both forms.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pulse "github.com/cordisbright/pulse/clients/go"
	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

type command struct {
	Call        string            `json:"call"`
	All         bool              `json:"all"`
	Request     json.RawMessage   `json:"request"`
	Requests    []json.RawMessage `json:"requests"`
	Take        int               `json:"take"`
	CancelAfter int               `json:"cancel_after"`
	PatienceMS  *int              `json:"patience_ms"`
	Options     struct {
		IngestAddress   string `json:"ingest_address"`
		QueryAddress    string `json:"query_address"`
		RenderAddress   string `json:"render_address"`
		Actor           string `json:"actor"`
		TLSCAFile       string `json:"tls_ca_file"`
		TimeoutMS       int    `json:"timeout_ms"`
		StreamTimeoutMS int    `json:"stream_timeout_ms"`
	} `json:"options"`
}

type failure struct {
	Code            string   `json:"code"`
	Message         string   `json:"message"`
	Reason          string   `json:"reason"`
	Domain          string   `json:"domain"`
	Address         string   `json:"address"`
	FieldViolations []string `json:"field_violations"`
	RetryDelayMS    *int64   `json:"retry_delay_ms"`
}

// One answer, or those of a stream.
type result struct {
	Response  json.RawMessage   `json:"-"`
	Responses []json.RawMessage `json:"responses"`
	Error     *failure          `json:"error,omitempty"`
}

func (r *result) encode() ([]byte, error) {
	if r.Response != nil {
		return json.Marshal(map[string]json.RawMessage{"response": r.Response})
	}
	return json.Marshal(r)
}

func (r *result) add(message proto.Message) { r.Responses = append(r.Responses, marshal(message)) }

func main() {
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var c command
		must(json.Unmarshal(line, &c))
		answer, err := run(&c).encode()
		must(err)
		fmt.Println(string(answer))
	}
}

func run(c *command) *result {
	r := &result{Responses: []json.RawMessage{}}
	client, err := pulse.NewClient(pulse.Options{
		IngestAddress: c.Options.IngestAddress,
		QueryAddress:  c.Options.QueryAddress,
		RenderAddress: c.Options.RenderAddress,
		Actor:         c.Options.Actor,
		TLSCAFile:     c.Options.TLSCAFile,
		Timeout:       time.Duration(c.Options.TimeoutMS) * time.Millisecond,
		StreamTimeout: time.Duration(c.Options.StreamTimeoutMS) * time.Millisecond,
	})
	if err == nil {
		defer client.Close()
		err = perform(client, c, r)
	}
	if err != nil {
		r.Error = describe(err)
	}
	return r
}

func perform(client *pulse.Client, c *command, r *result) error {
	switch {
	case c.Call == "watch":
		return watch(client, c, r)
	case c.All:
		return all(client, c, r)
	case c.Call == "IngestArchive":
		return exchange(c, r, client.IngestArchive)
	case c.Call == "ScoreInterests":
		return exchange(c, r, client.ScoreInterests)
	}
	response, err := invoke(client, c)
	if err == nil {
		r.Response = marshal(response)
	}
	return err
}

func watch(client *pulse.Client, c *command, r *result) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	watch := client.Watch(ctx, parse(c.Request, &pulsev1.WatchChangesRequest{}))
	if c.PatienceMS != nil {
		watch.Patience = time.Duration(*c.PatienceMS) * time.Millisecond
	}
	for len(r.Responses) < c.Take && watch.Next() {
		r.add(watch.Value())
		if len(r.Responses) == c.CancelAfter {
			time.AfterFunc(50*time.Millisecond, cancel) // while the client waits for the next message
		}
		fmt.Printf("{\"received\":%d}\n", len(r.Responses))
	}
	if errors.Is(watch.Err(), context.Canceled) {
		return nil
	}
	return watch.Err()
}

func all(client *pulse.Client, c *command, r *result) error {
	switch c.Call {
	case "ListIssues":
		return walk(r, client.Issues(parse(c.Request, &pulsev1.ListIssuesRequest{})))
	case "ListItems":
		return walk(r, client.Items(parse(c.Request, &pulsev1.ListItemsRequest{})))
	case "ListPublisherChanges":
		return walk(r, client.PublisherChanges(parse(c.Request, &pulsev1.ListPublisherChangesRequest{})))
	case "ListPublishers":
		return walk(r, client.Publishers(parse(c.Request, &pulsev1.ListPublishersRequest{})))
	case "ListRepeatPublications":
		return walk(r, client.RepeatPublications(parse(c.Request, &pulsev1.ListRepeatPublicationsRequest{})))
	case "ListRevisions":
		return walk(r, client.Revisions(parse(c.Request, &pulsev1.ListRevisionsRequest{})))
	case "ListScheduledIssues":
		return walk(r, client.ScheduledIssues(parse(c.Request, &pulsev1.ListScheduledIssuesRequest{})))
	case "SearchItems":
		return walk(r, client.SearchResults(parse(c.Request, &pulsev1.SearchItemsRequest{})))
	}
	return fmt.Errorf("%s is no listing", c.Call)
}

func walk[Element proto.Message](r *result, pager *pulse.Pager[Element]) error {
	for pager.Next(context.Background()) {
		r.add(pager.Value())
	}
	return pager.Err()
}

func describe(err error) *failure {
	var e *pulse.Error
	if !errors.As(err, &e) {
		must(err)
	}
	described := &failure{Code: codeName(e.Code), Message: e.Message, Reason: e.Reason, Domain: e.Domain,
		Address: e.Address, FieldViolations: []string{}}
	for _, violation := range e.FieldViolations {
		described.FieldViolations = append(described.FieldViolations, violation.Field)
	}
	if e.RetryDelay != nil {
		milliseconds := e.RetryDelay.Milliseconds()
		described.RetryDelayMS = &milliseconds
	}
	return described
}

// Go writes NotFound where the others write NOT_FOUND.
func codeName(code codes.Code) string {
	name := []byte{}
	for i, letter := range []byte(code.String()) {
		if i > 0 && letter <= 'Z' {
			name = append(name, '_')
		}
		name = append(name, letter&^0x20)
	}
	return string(name)
}

func parse[Request proto.Message](from json.RawMessage, request Request) Request {
	must(protojson.Unmarshal(from, request))
	return request
}

func marshal(message proto.Message) json.RawMessage {
	encoded, err := protojson.Marshal(message)
	must(err)
	return encoded
}

func must(err error) {
	if err != nil && !errors.Is(err, io.EOF) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
