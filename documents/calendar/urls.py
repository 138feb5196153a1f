"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from documents.calendar import pages

urlpatterns = [
    path("lich-nghi/", pages.calendar, name="calendar"),
    path("lich-nghi/ghi/", pages.calendar_day, name="calendar-day"),
    path("lich-nghi/<int:number>/xoa/", pages.calendar_day_out, name="calendar-day-out"),
]
