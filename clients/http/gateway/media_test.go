package gateway

import (
	"net/http"
	"testing"
)

func TestWantsMedia_FollowsAltThenAccept(t *testing.T) {
	for _, each := range []struct {
		alt, accept string
		wanted      bool
	}{
		{"media", "application/json", true},
		{"json", "text/html", false},
		{"", "", false},
		{"", "*/*", false},
		{"", "text/html", true},
		{"", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true},
		{"", "application/json, text/html;q=0.5", false},
		{"", "application/json;q=0.2, application/atom+xml", true},
		{"", "text/html, application/json", false},
		{"", "text/html;q=0", false},
		{"", ";;;,nonsense", false},
	} {
		if got := wantsMedia(each.alt, []string{each.accept}); got != each.wanted {
			t.Errorf("alt %q, accept %q: expected %v, got %v", each.alt, each.accept, each.wanted, got)
		}
	}
}

func TestMedia_IsSentInItsOwnType(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	for _, page := range []answer{
		ask(t, "GET", site.URL+"/v1/issues/2024-09:render?alt=media", ""),
		ask(t, "GET", site.URL+"/v1/issues/2024-09:render", "", "Accept", "text/html"),
		ask(t, "POST", site.URL+"/v1/issues/2024-09:render?alt=media", "{}", "Content-Type", "application/json"),
	} {
		page.expect(t, http.StatusOK)
		page.expectHeader(t, "Content-Type", "text/html; charset=utf-8")
		page.expectHeader(t, "X-Content-Type-Options", "nosniff")
		if page.body != "<p>issues/2024-09" {
			t.Errorf("got %s", page.body)
		}
	}
}

func TestMedia_NothingToSendIs204(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", site.URL+"/v1/digests:render?alt=media", "").expect(t, http.StatusNoContent)
	ask(t, "GET", site.URL+"/v1/digests:render", "").expect(t, http.StatusOK, `"empty":true`)
}

func TestMedia_ASourceDocumentIsNeverAPageOfTheSite(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, func(s *Settings) { s.Editors = true })
	source := ask(t, "GET", site.URL+"/v1/sourceDocuments/ab?alt=media", "")
	source.expect(t, http.StatusOK, "<script>")
	source.expectHeader(t, "Content-Type", "application/octet-stream")
	source.expectHeader(t, "Content-Disposition", "attachment")
}

func TestMedia_OfAnAnswerWithoutAnyIsRefused(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", site.URL+"/v1/items?alt=media", "").expect(t, http.StatusBadRequest, `"field":"alt"`)
	ask(t, "GET", site.URL+"/v1/issues/2024-09:render?alt=page", "").expect(t, http.StatusBadRequest, `"field":"alt"`)
}
