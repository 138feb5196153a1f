"""Addresses of tasks and plans."""

from __future__ import annotations

from django.urls import path

from documents.tasks.pages import acts, entering, giving, lists, rows, task, workbooks

urlpatterns = [
    path("nhiem-vu/", lists.tasks, name="tasks"),
    path("nhiem-vu/bang-tinh.xlsx", lists.tasks_file, name="tasks-file"),
    path("nhiem-vu/giao/", giving.give, name="task-give"),
    path("nhiem-vu/ke-hoach/", lists.plans, name="task-plans"),
    path("nhiem-vu/ke-hoach/lap/<code:body>/", giving.begin_plan, name="task-plan-begin"),
    path("nhiem-vu/ke-hoach/<code:code>/", task.task_plan, name="task-plan"),
    path("nhiem-vu/ke-hoach/<code:code>/viec/<code:action>/", acts.plan_act, name="task-plan-act"),
    path("nhiem-vu/ke-hoach/<code:code>/bang-tinh.xlsx", workbooks.plan_file, name="task-plan-file"),
    path("nhiem-vu/ke-hoach/<code:code>/nhap/", workbooks.plan_list, name="task-plan-list"),
    path(
        "nhiem-vu/ke-hoach/<code:code>/nhap-thay/<code:action>/", entering.plan_enter, name="task-plan-enter"
    ),
    path("nhiem-vu/ke-hoach/<code:code>/dong/them/", rows.plan_row, name="plan-row-new"),
    path("nhiem-vu/ke-hoach/<code:code>/dong/<int:number>/", rows.plan_row, name="plan-row"),
    path("nhiem-vu/ke-hoach/<code:code>/dong/<int:number>/bo/", rows.plan_row_out, name="plan-row-out"),
    path("nhiem-vu/<code:code>/", task.task, name="task"),
    path("nhiem-vu/<code:code>/viec/<code:action>/", acts.task_act, name="task-act"),
    path("nhiem-vu/<code:code>/nhap-thay/<code:action>/", entering.task_enter, name="task-enter"),
    path("nhiem-vu/<code:code>/don-doc/", entering.task_urge, name="task-urge"),
    path("nhiem-vu/<code:code>/tep/<int:number>/", task.task_file, name="task-file"),
]
