package gateway

import (
	"net/http"
	"testing"
)

func TestParseEntityTags_TakesListsWeakTagsAndTheStar(t *testing.T) {
	for header, wanted := range map[string]bool{
		`"e1"`: true, `W/"e1"`: true, `"a", W/"e1"`: true, `"a","e1"`: true, ` , "e1" ,`: true, `*`: true, `"a,b", "e1"`: true,
		``: false, `e1`: false, `"e1`: false, `"E1"`: false, `"e1" "a"`: false, `w/"e1"`: false, `"*"`: false,
	} {
		if got := parseEntityTags([]string{header}).has("e1"); got != wanted {
			t.Errorf("%s: expected %v, got %v", header, wanted, got)
		}
	}
}

func TestConditional_AnswersNotModifiedWithoutABody(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	first := ask(t, "GET", site.URL+"/v1/issues:latest", "")
	first.expect(t, http.StatusOK, `{"issue":{"name":"issues/2024-09"},"etag":"e1"}`)
	first.expectHeader(t, "ETag", `W/"e1"`)
	first.expectHeader(t, "Cache-Control", "no-cache")
	for _, tags := range []string{`"e1"`, `W/"e1"`, `"old", "e1"`, `*`} {
		again := ask(t, "GET", site.URL+"/v1/issues:latest", "", "If-None-Match", tags)
		again.expect(t, http.StatusNotModified)
		again.expectHeader(t, "ETag", `W/"e1"`)
		again.expectHeader(t, "Content-Type", "")
		if again.body != "" {
			t.Errorf("%s: a body: %s", tags, again.body)
		}
	}
	ask(t, "GET", site.URL+"/v1/issues:latest", "", "If-None-Match", `"old"`).expect(t, http.StatusOK, "issues/2024-09")
}

func TestConditional_AParameterIsAnsweredAsTheApiDoes(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "GET", site.URL+"/v1/issues:latest?ifNoneMatch=e1", "").expect(t, http.StatusOK, `{"notModified":true,"etag":"e1"}`)
}

func TestConditional_RawAndJsonHaveTagsOfTheirOwnStrength(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	raw := ask(t, "GET", site.URL+"/v1/issues/2024-09:render?alt=media", "")
	raw.expectHeader(t, "ETag", `"e1"`)
	raw.expectHeader(t, "Vary", "Accept")
	ask(t, "GET", site.URL+"/v1/issues/2024-09:render", "").expectHeader(t, "ETag", `W/"e1"`)
	ask(t, "GET", site.URL+"/v1/issues/2024-09:render?alt=media", "", "If-None-Match", `"e1"`).expect(t, http.StatusNotModified)
}

func TestConditional_APostIsNeverNotModified(t *testing.T) {
	site, _ := (&fakeServices{}).start(t, nil)
	ask(t, "POST", site.URL+"/v1/issues/2024-09:render", "{}", "Content-Type", "application/json", "If-None-Match", "*").
		expect(t, http.StatusOK, `"etag":"e1"`)
}
