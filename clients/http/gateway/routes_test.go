package gateway

import (
	"net/http"
	"strings"
	"testing"
)

func TestRoutes_FindTheProcedureOfAPath(t *testing.T) {
	table, err := annotatedRoutes()
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range []struct{ method, path, procedure, allowed string }{
		{"GET", "/v1/issues:latest", "GetLatestIssue", ""},
		{"GET", "/v1/issues:scheduled", "ListScheduledIssues", ""},
		{"GET", "/v1/issues/2024-09", "GetIssue", ""},
		{"GET", "/v1/publishers/ofsted", "GetPublisher", ""},
		{"GET", "/v1/publishers/ofsted/changes", "ListPublisherChanges", ""},
		{"GET", "/v1/issues/2024-09:render", "RenderIssue", ""},
		{"POST", "/v1/issues/2024-09:render", "RenderIssue", ""},
		{"GET", "/v1/issues/2024-09/items", "ListItems", ""},
		{"GET", "/v1/issues/2024-09/items/a", "GetItem", ""},
		{"GET", "/v1/issues/2024-09/items/a:render", "RenderItem", ""},
		{"GET", "/v1/issues/2024-09/revisions:diff", "DiffRevisions", ""},
		{"POST", "/v1/items:search", "SearchItems", ""},
		{"DELETE", "/v1/issues/2024-09", "", "GET HEAD"},
		{"PUT", "/v1/items:search", "", "GET HEAD POST"},
		{"POST", "/v1/changes:watch", "", "GET"},
		{"GET", "/v1/issues/2024-09/items/a/b", "", ""},
		{"GET", "/v1/issues/", "", ""},
		{"GET", "/v1/issues%2F2024-09", "", ""},
		{"GET", "/v2/issues", "", ""},
	} {
		found, allowed := table.find(each.method, each.path)
		procedure := ""
		if found != nil {
			procedure = string(found.procedure.Name())
		}
		if procedure != each.procedure || strings.Join(allowed, " ") != each.allowed {
			t.Errorf("%s %s: expected %q and %q, got %q and %v", each.method, each.path, each.procedure, each.allowed, procedure, allowed)
		}
	}
}

// What is let in by the table of routes, the transcoder has a handler for: a
// fake that lacks a procedure answers UNIMPLEMENTED, and nothing 404.
func TestRoutes_AreAllTranscoded(t *testing.T) {
	site, front := (&fakeServices{}).start(t, func(s *Settings) { s.Editors = true })
	for _, each := range front.routes {
		if each.procedure.IsStreamingServer() {
			continue
		}
		path := strings.NewReplacer("{name=", "", "{issue=", "", "{item=", "", "}", "", "*", "a").Replace(each.template)
		answered := ask(t, each.verb, site.URL+path, "{}", "Content-Type", "application/json")
		if answered.StatusCode != http.StatusOK && !strings.Contains(answered.body, string(each.procedure.Name())+" not implemented") {
			t.Errorf("%s %s: %d %s", each.verb, path, answered.StatusCode, answered.body)
		}
	}
}

func TestRoutes_NamesMayBeEscapedAndAnEscapedSlashPartsNothing(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", site.URL+"/v1/publishers/caf%C3%A9", "").expect(t, http.StatusOK, "publishers/café")
	ask(t, "GET", site.URL+"/v1/publishers/a/b", "").expect(t, http.StatusNotFound, "PATH_UNKNOWN")
	ask(t, "GET", site.URL+"/v1/publishers/a%2Fb", "").expect(t, http.StatusOK, "publishers/a/b") // for the service to refuse
}
