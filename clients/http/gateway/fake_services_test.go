package gateway

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"

	pulse "github.com/cordisbright/pulse/clients/go"
	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// fakeServices are all three in one place, and answer as a test says.
type fakeServices struct {
	pulsev1.UnimplementedQueryServiceServer
	pulsev1.UnimplementedRenderServiceServer
	pulsev1.UnimplementedIngestServiceServer

	latest func(context.Context, *pulsev1.GetLatestIssueRequest) (*pulsev1.GetLatestIssueResponse, error)
	items  func(*pulsev1.ListItemsRequest) (*pulsev1.ListItemsResponse, error)
	watch  func(*pulsev1.WatchChangesRequest, grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error
}

const etag = "e1"

func (f *fakeServices) GetLatestIssue(ctx context.Context, request *pulsev1.GetLatestIssueRequest) (*pulsev1.GetLatestIssueResponse, error) {
	if f.latest != nil {
		return f.latest(ctx, request)
	}
	if request.IfNoneMatch == etag {
		return &pulsev1.GetLatestIssueResponse{NotModified: true, Etag: etag}, nil
	}
	return &pulsev1.GetLatestIssueResponse{Issue: &pulsev1.Issue{Name: "issues/2024-09"}, Etag: etag}, nil
}

func (f *fakeServices) ListItems(_ context.Context, request *pulsev1.ListItemsRequest) (*pulsev1.ListItemsResponse, error) {
	if f.items != nil {
		return f.items(request)
	}
	return &pulsev1.ListItemsResponse{}, nil
}

func (*fakeServices) GetPublisher(_ context.Context, request *pulsev1.GetPublisherRequest) (*pulsev1.GetPublisherResponse, error) {
	return &pulsev1.GetPublisherResponse{Publisher: &pulsev1.PublisherProfile{Name: request.Name}}, nil
}

func (*fakeServices) SearchItems(_ context.Context, request *pulsev1.SearchItemsRequest) (*pulsev1.SearchItemsResponse, error) {
	return &pulsev1.SearchItemsResponse{CorrectedQuery: request.Query}, nil
}

func (*fakeServices) RenderIssue(_ context.Context, request *pulsev1.RenderIssueRequest) (*pulsev1.RenderIssueResponse, error) {
	return &pulsev1.RenderIssueResponse{Content: []byte("<p>" + request.Name), ContentType: "text/html; charset=utf-8", Etag: etag}, nil
}

func (*fakeServices) RenderDigest(context.Context, *pulsev1.RenderDigestRequest) (*pulsev1.RenderDigestResponse, error) {
	return &pulsev1.RenderDigestResponse{Empty: true, Etag: etag}, nil
}

func (*fakeServices) GetSourceDocument(context.Context, *pulsev1.GetSourceDocumentRequest) (*pulsev1.GetSourceDocumentResponse, error) {
	return &pulsev1.GetSourceDocumentResponse{Document: &pulsev1.Document{Content: []byte("<script>")}}, nil
}

func (f *fakeServices) WatchChanges(request *pulsev1.WatchChangesRequest, stream grpc.ServerStreamingServer[pulsev1.WatchChangesResponse]) error {
	return f.watch(request, stream)
}

// start serves the fakes and a gateway before them until the test ends.
func (f *fakeServices) start(t *testing.T, change func(*Settings)) (*httptest.Server, *Gateway) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := grpc.NewServer()
	pulsev1.RegisterQueryServiceServer(server, f)
	pulsev1.RegisterRenderServiceServer(server, f)
	pulsev1.RegisterIngestServiceServer(server, f)
	healthy := health.NewServer()
	healthy.SetServingStatus(pulsev1.QueryService_ServiceDesc.ServiceName, grpc_health_v1.HealthCheckResponse_SERVING)
	healthy.SetServingStatus(pulsev1.RenderService_ServiceDesc.ServiceName, grpc_health_v1.HealthCheckResponse_SERVING)
	grpc_health_v1.RegisterHealthServer(server, healthy)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return startGateway(t, listener.Addr().String(), change)
}

func startGateway(t *testing.T, services string, change func(*Settings)) (*httptest.Server, *Gateway) {
	t.Helper()
	settings := Settings{
		Services: pulse.Options{QueryAddress: services, RenderAddress: services, IngestAddress: services, Timeout: 10 * time.Second},
		OpenAPI:  []byte("openapi: 3.1.0\n"),
		Log:      slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	if change != nil {
		change(&settings)
	}
	front, err := New(settings)
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(front)
	t.Cleanup(func() {
		_ = front.Close()
		site.Close()
	})
	return site, front
}

// answer is a response with its body read.
type answer struct {
	*http.Response
	body string
}

func ask(t *testing.T, method, url, body string, headers ...string) answer {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response, string(read)}
}

func (a answer) expect(t *testing.T, status int, parts ...string) {
	t.Helper()
	if a.StatusCode != status {
		t.Errorf("%s %s: expected %d, got %d %s", a.Request.Method, a.Request.URL, status, a.StatusCode, a.body)
	}
	for _, part := range parts {
		if !strings.Contains(a.body, part) {
			t.Errorf("%s %s: no %q in %s", a.Request.Method, a.Request.URL, part, a.body)
		}
	}
}

func (a answer) expectHeader(t *testing.T, name, value string) {
	t.Helper()
	if got := a.Header.Get(name); got != value {
		t.Errorf("%s %s: expected %s %q, got %q", a.Request.Method, a.Request.URL, name, value, got)
	}
}

func sent(ctx context.Context, key string) string {
	received, _ := metadata.FromIncomingContext(ctx)
	return strings.Join(received.Get(key), ",")
}
