package gateway

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

const asJSON = "application/json"

func TestRequest_WhatIsUnknownOrTwiceOrMalformedIsNamed(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	for query, field := range map[string]string{
		"pagesise=1":                    "pagesise",
		"pageSize=many":                 "page_size",
		"page_size=99999999999":         "page_size",
		"pageSize=1&pageSize=2":         "page_size",
		"view=LOTS":                     "view",
		"includeUnpublished=ja":         "include_unpublished",
		"sectors[a]=b":                  "sectors[a]",
		"sectors.name=b":                "sectors.name",
		"filter=%ff":                    "filter",
		"b=1&a=1":                       "a",
		strings.Repeat("a", 101) + "=1": strings.Repeat("a", 100) + "…",
	} {
		ask(t, "GET", site.URL+"/v1/items?"+query, "").expect(t, http.StatusBadRequest, `"field":"`+field+`"`, "FIELD_MALFORMED")
	}
	ask(t, "GET", site.URL+"/v1/publishers/%ff", "").expect(t, http.StatusBadRequest, "PATH_MALFORMED")
	ask(t, "GET", site.URL+"//v1//items", "").expect(t, http.StatusNotFound, "PATH_UNKNOWN")
	ask(t, "GET", site.URL+"/v1/items?a=%zz", "").expect(t, http.StatusBadRequest, "QUERY_MALFORMED")
	ask(t, "GET", site.URL+"/v1/items?a=1;b=2", "").expect(t, http.StatusBadRequest, "QUERY_MALFORMED")
	ask(t, "GET", site.URL+"/v1/publishers/a?name=publishers/b", "").expect(t, http.StatusBadRequest, `"field":"name"`)
	ask(t, "GET", site.URL+"/v1/items", "", "Grpc-Timeout", "soon").expect(t, http.StatusBadRequest, "TIMEOUT_MALFORMED")
}

func TestRequest_QueryAndPathReachTheService(t *testing.T) {
	var got *pulsev1.ListItemsRequest
	fake := &fakeServices{items: func(request *pulsev1.ListItemsRequest) (*pulsev1.ListItemsResponse, error) {
		got = request
		return &pulsev1.ListItemsResponse{}, nil
	}}
	site, _ := fake.start(t, nil)
	ask(t, "GET", site.URL+"/v1/issues/2024-09/items?sectors=sectors/a&sectors=sectors/b&kinds=ITEM_KIND_REPORT&page_size=3", "").
		expect(t, http.StatusOK, "{}")
	if got.GetIssue() != "issues/2024-09" || len(got.GetSectors()) != 2 || got.GetPageSize() != 3 ||
		got.GetKinds()[0] != pulsev1.ItemKind_ITEM_KIND_REPORT {
		t.Errorf("got %v", got)
	}
}

func TestBody_HasToBeTheRequestAndSmall(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	search := site.URL + "/v1/items:search"
	ask(t, "POST", search, `{"query":"youth"}`, "Content-Type", "application/json; charset=utf-8").expect(t, http.StatusOK, "youth")
	for body, part := range map[string]string{
		`{"query":`:            "unexpected",
		`{"quary":"a"}`:        "quary",
		`{"query":1}`:          "query",
		`{} {}`:                "unexpected",
		`[]`:                   "unexpected",
		``:                     "unexpected",
		"{\"query\":\"\xff\"}": "UTF-8",
	} {
		ask(t, "POST", search, body, "Content-Type", asJSON).expect(t, http.StatusBadRequest, "BODY_MALFORMED", part)
	}
	ask(t, "POST", search, `{}`, "Content-Type", "text/plain").expect(t, http.StatusUnsupportedMediaType)
	ask(t, "POST", search, `{}`).expect(t, http.StatusUnsupportedMediaType)
	ask(t, "POST", search, strings.Repeat(" ", maxBodyBytes+1), "Content-Type", asJSON).
		expect(t, http.StatusRequestEntityTooLarge, "BODY_TOO_LARGE")
	ask(t, "POST", search+"?query=a", `{}`, "Content-Type", asJSON).expect(t, http.StatusBadRequest, "QUERY_UNEXPECTED")
}

func TestMethod_ThatAPathHasNotIsSaid(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	wrong := ask(t, "DELETE", site.URL+"/v1/items:search", "")
	wrong.expect(t, http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED")
	wrong.expectHeader(t, "Allow", "GET, HEAD, POST")
	head := ask(t, "HEAD", site.URL+"/v1/issues:latest", "")
	head.expect(t, http.StatusOK)
	head.expectHeader(t, "ETag", `W/"e1"`)
	ask(t, "HEAD", site.URL+"/v1/changes:watch", "").expect(t, http.StatusMethodNotAllowed)
}

func TestErrors_AreTheServicesWithHttpsStatus(t *testing.T) {
	fake := &fakeServices{}
	site, _ := fake.start(t, nil)
	for code, wanted := range map[codes.Code]int{
		codes.InvalidArgument: 400, codes.FailedPrecondition: 400, codes.NotFound: 404, codes.PermissionDenied: 403,
		codes.ResourceExhausted: 429, codes.Internal: 500, codes.Unavailable: 503, codes.DeadlineExceeded: 504,
	} {
		fake.latest = func(context.Context, *pulsev1.GetLatestIssueRequest) (*pulsev1.GetLatestIssueResponse, error) {
			failed, _ := status.New(code, "said so").WithDetails(&errdetails.ErrorInfo{Reason: "A_REASON"},
				&errdetails.RetryInfo{RetryDelay: durationpb.New(1200 * time.Millisecond)})
			return nil, failed.Err()
		}
		refused := ask(t, "GET", site.URL+"/v1/issues:latest", "")
		refused.expect(t, wanted, `"message":"said so"`, `"reason":"A_REASON"`, `"retryDelay":"1.200s"`)
		refused.expectHeader(t, "Retry-After", "2")
		refused.expectHeader(t, "Content-Type", asJSON)
		refused.expectHeader(t, "Cache-Control", "no-store")
	}
}

func TestErrors_OfTheConnectionSayWhenToComeAgainAndNotWhere(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := free.Addr().String()
	free.Close()
	site, _ := startGateway(t, nobody, nil)
	away := ask(t, "GET", site.URL+"/v1/issues:latest", "")
	away.expect(t, http.StatusServiceUnavailable, "BACKEND_UNAVAILABLE")
	away.expectHeader(t, "Retry-After", "1")
	if strings.Contains(away.body, nobody) {
		t.Errorf("an address: %s", away.body)
	}
	ask(t, "GET", site.URL+"/readyz", "").expect(t, http.StatusServiceUnavailable, `QueryService":"NOT_SERVING"`)
	ask(t, "GET", site.URL+"/healthz", "").expect(t, http.StatusOK)
}

func TestDeadline_OfACallerEndsTheCall(t *testing.T) {
	fake := &fakeServices{latest: func(ctx context.Context, _ *pulsev1.GetLatestIssueRequest) (*pulsev1.GetLatestIssueResponse, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	site, _ := fake.start(t, nil)
	ask(t, "GET", site.URL+"/v1/issues:latest", "", "Grpc-Timeout", "50m").expect(t, http.StatusGatewayTimeout)
}

func TestRequestID_IsPassedOnOrMade(t *testing.T) {
	var seen string
	fake := &fakeServices{latest: func(ctx context.Context, _ *pulsev1.GetLatestIssueRequest) (*pulsev1.GetLatestIssueResponse, error) {
		seen = sent(ctx, "x-request-id")
		_ = grpc.SetHeader(ctx, metadata.Pairs("pulse-replay-lag-ms", "7", "internal", "no"))
		return &pulsev1.GetLatestIssueResponse{}, nil
	}}
	site, _ := fake.start(t, nil)
	mine := ask(t, "GET", site.URL+"/v1/issues:latest", "", "X-Request-Id", "mine-1")
	mine.expectHeader(t, "X-Request-Id", "mine-1")
	mine.expectHeader(t, "Pulse-Replay-Lag-Ms", "7")
	mine.expectHeader(t, "Grpc-Metadata-Internal", "")
	if seen != "mine-1" {
		t.Errorf("the service saw %q", seen)
	}
	made := ask(t, "GET", site.URL+"/v1/issues:latest", "", "X-Request-Id", "not valid!")
	if id := made.Header.Get("X-Request-Id"); id != seen || !validRequestID.MatchString(id) {
		t.Errorf("made %q, the service saw %q", id, seen)
	}
}

func TestEditors_AloneSeeWhatIsNotPublished(t *testing.T) {
	readers, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", readers.URL+"/v1/items?includeUnpublished=true", "").expect(t, http.StatusForbidden, "READERS_ONLY")
	ask(t, "POST", readers.URL+"/v1/items:search", `{"query":"a","includeUnpublished":true}`, "Content-Type", asJSON).
		expect(t, http.StatusForbidden, "READERS_ONLY")
	ask(t, "GET", readers.URL+"/v1/changes:watch?includeUnpublished=true", "").expect(t, http.StatusForbidden, "READERS_ONLY")
	ask(t, "GET", readers.URL+"/v1/issues/2024-09/revisions", "").expect(t, http.StatusForbidden, "READERS_ONLY")
	editors, _ := (&fakeServices{}).start(t, func(s *Settings) { s.Editors = true })
	ask(t, "GET", editors.URL+"/v1/items?includeUnpublished=true", "").expect(t, http.StatusOK)
}

func TestOrigins_AreThoseThatWereNamed(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, func(s *Settings) { s.Origins = []string{"https://example.org"} })
	shared := ask(t, "GET", site.URL+"/v1/items", "", "Origin", "https://example.org")
	shared.expectHeader(t, "Access-Control-Allow-Origin", "https://example.org")
	shared.expectHeader(t, "Vary", "Origin")
	ask(t, "GET", site.URL+"/v1/items", "", "Origin", "https://example.com").expectHeader(t, "Access-Control-Allow-Origin", "")
	preflight := ask(t, "OPTIONS", site.URL+"/v1/items:search", "", "Origin", "https://example.org", "Access-Control-Request-Method", "POST")
	preflight.expect(t, http.StatusNoContent)
	preflight.expectHeader(t, "Access-Control-Allow-Methods", sharedMethods)
	closed, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", closed.URL+"/v1/items", "", "Origin", "https://example.org").expectHeader(t, "Access-Control-Allow-Origin", "")
}

func TestOpenAPI_IsServed(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", site.URL+"/openapi.yaml", "").expect(t, http.StatusOK, "openapi: 3.1.0")
	ask(t, "POST", site.URL+"/openapi.yaml", "").expect(t, http.StatusMethodNotAllowed)
}

// ---- streams ----

func change(cursor string) *pulsev1.WatchChangesResponse {
	return &pulsev1.WatchChangesResponse{Cursor: cursor}
}

func TestWatch_IsALineAMessageAsTheyComeAndTheStatusLast(t *testing.T) {
	release := make(chan struct{})
	fake := &fakeServices{watch: func(request *pulsev1.WatchChangesRequest, stream grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
		_ = stream.Send(change("after " + request.StartCursor))
		<-release
		return status.Error(codes.Unavailable, "drained")
	}}
	site, _ := fake.start(t, nil)
	response, err := http.Get(site.URL + "/v1/changes:watch?startCursor=c1")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	lines.Scan()
	if got := lines.Text(); got != `{"result":{"cursor":"after c1"}}` || response.Header.Get("Content-Type") != linesType {
		t.Errorf("got %s as %s", got, response.Header.Get("Content-Type"))
	}
	close(release)
	lines.Scan()
	if got := lines.Text(); !strings.HasPrefix(got, `{"error":{"code":14,"message":"drained"`) {
		t.Errorf("got %s", got)
	}
}

func TestWatch_ThatIsRefusedIsAnErrorLikeAnyOther(t *testing.T) {
	fake := &fakeServices{watch: func(*pulsev1.WatchChangesRequest, grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
		return status.Error(codes.InvalidArgument, "no cursor")
	}}
	site, _ := fake.start(t, nil)
	ask(t, "GET", site.URL+"/v1/changes:watch?startCursor=x", "").expect(t, http.StatusBadRequest, `{"code":3,"message":"no cursor"`)
}

func TestWatch_AsEventsResumesAfterTheLastOne(t *testing.T) {
	fake := &fakeServices{watch: func(request *pulsev1.WatchChangesRequest, stream grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
		return stream.Send(change(request.StartCursor + "+"))
	}}
	site, _ := fake.start(t, nil)
	events := ask(t, "GET", site.URL+"/v1/changes:watch?startCursor=old", "", "Accept", eventsType, "Last-Event-ID", "c7")
	events.expectHeader(t, "Content-Type", eventsType)
	if events.body != "id: c7+\ndata: {\"cursor\":\"c7+\"}\n\n" {
		t.Errorf("got %q", events.body)
	}
}

func TestWatch_EndsWithAReasonWhenTheGatewayDrains(t *testing.T) {
	fake := &fakeServices{watch: func(_ *pulsev1.WatchChangesRequest, stream grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
		_ = stream.Send(change("c1"))
		<-stream.Context().Done()
		return stream.Context().Err()
	}}
	site, front := fake.start(t, nil)
	response, err := http.Get(site.URL + "/v1/changes:watch")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	lines.Scan()
	front.Drain()
	lines.Scan()
	if got := lines.Text(); !strings.Contains(got, "SERVER_DRAINING") {
		t.Errorf("got %s", got)
	}
	ask(t, "GET", site.URL+"/readyz", "").expect(t, http.StatusServiceUnavailable, "DRAINING")
}

func TestWatch_LetsACallerGoWhoDoesNotRead(t *testing.T) {
	gone := make(chan struct{})
	fake := &fakeServices{watch: func(_ *pulsev1.WatchChangesRequest, stream grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
		defer close(gone)
		for stream.Context().Err() == nil {
			_ = stream.Send(change(strings.Repeat("c", 1<<20)))
		}
		return nil
	}}
	site, _ := fake.start(t, func(s *Settings) { s.WritePatience = 50 * time.Millisecond })
	caller, err := net.Dial("tcp", site.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer caller.Close()
	if _, err := caller.Write([]byte("GET /v1/changes:watch HTTP/1.1\r\nHost: a\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	<-gone // or the test's own time limit
}
