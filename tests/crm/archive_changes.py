"""Somebody who changes the archive while the CRM's job runs."""

from cordispulse import Client, PulseError, v1

_SECTORS = ("sectors/criminal-justice", "sectors/adult-social-care-and-health", "sectors/news")
_FEWEST_PUBLISHED = 4


class ArchiveChanges:
    """One change a call, as `random` says; seen by readers when it returns."""

    def __init__(self, addresses, random):
        self._client = Client(**addresses)
        self._random = random
        self._done = 0

    def close(self):
        self._client.close()

    def make_one(self):
        """What it was, in words."""
        self._done += 1
        issues = list(self._client.list_issues.all(v1.ListIssuesRequest(include_unpublished=True)))
        published = [issue.name for issue in issues if issue.state == v1.ISSUE_STATE_PUBLISHED]
        withdrawn = [issue.name for issue in issues if issue.state == v1.ISSUE_STATE_WITHDRAWN]
        kinds = [self._recategorise, self._retitle, self._drop]
        if len(published) > _FEWEST_PUBLISHED:
            kinds += [self._withdraw] * 2
        if withdrawn:
            kinds += [self._publish] * 2
        what, cursor = self._random.choice(kinds)(published, withdrawn)
        self._client.get_latest_issue(v1.GetLatestIssueRequest(min_cursor=cursor))
        return what

    def _withdraw(self, published, _):
        name = self._random.choice(published)
        return f"{name} withdrawn", self._client.withdraw_issue(v1.WithdrawIssueRequest(name=name)).change_cursor

    def _publish(self, _, withdrawn):
        name = self._random.choice(withdrawn)
        return f"{name} published", self._client.publish_issue(v1.PublishIssueRequest(name=name)).change_cursor

    def _recategorise(self, published, _):
        item = self._item(published)
        item.sector = self._random.choice([sector for sector in _SECTORS if sector != item.sector])
        return f"{item.name} recategorised", self._update(item, "sector")

    def _retitle(self, published, _):
        item = self._item(published)
        item.title = f"Edition {self._done} of it"
        return f"{item.name} retitled", self._update(item, "title")

    def _drop(self, published, withdrawn):
        item = self._item(published)
        correction = v1.Correction(drop_item=v1.DropItem(item=item.name))
        request = v1.CorrectIssueRequest(name=item.name.partition("/items/")[0], corrections=[correction])
        try:
            return f"{item.name} removed", self._client.correct_issue(request).change_cursor
        except PulseError:  # what an editor changed already cannot be dropped
            return self._retitle(published, withdrawn)

    def _item(self, published):
        request = v1.ListItemsRequest(issue=self._random.choice(published), page_size=500)
        return self._random.choice(self._client.list_items(request).items)

    def _update(self, item, field):
        request = v1.UpdateItemRequest(item=item)
        request.update_mask.paths.append(field)
        return self._client.update_item(request).change_cursor
