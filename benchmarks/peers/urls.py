"""The product's addresses, and the inbox of the peer beside them."""

from __future__ import annotations

from django.urls import include, path
from viewflow.urls import Site
from viewflow.workflow.flow import FlowAppViewset

from benchmarks.peers.flows import ReviewFlow

site = Site(title="peer", viewsets=[FlowAppViewset(ReviewFlow, app_name="review")])

urlpatterns = [path("peer/", site.urls), path("", include("congress.urls"))]
