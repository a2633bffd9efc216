"""The admin's pages: lists with what Foothold's lists show, a change page with what the child's page shows. Foreign
keys are typed as numbers (raw_id_fields), because lists of 50,000 to choose from would make the admin look slow."""

from django.contrib import admin
from django.urls import path

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Pupil
from foothold.path.concerns.models import Concern
from foothold.path.exclusions.models import Exclusion, Reason
from foothold.path.support.models import Plan
from tests.bench.plain.models import Owed


class Open:
    """Everybody signed in may do everything: the admin asks nobody about a child."""

    extra = 0

    def allowed(self, request, obj=None):
        return True

    has_view_permission = has_add_permission = has_change_permission = has_delete_permission = allowed
    has_module_permission = allowed


class Site(admin.AdminSite):
    def has_permission(self, request):
        return request.user.is_authenticated


class CarerInline(Open, admin.TabularInline):
    model = Carer


class CharacteristicInline(Open, admin.TabularInline):
    model = Characteristic


class EnrolmentInline(Open, admin.TabularInline):
    model = Enrolment
    raw_id_fields = ("school",)


class ExclusionInline(Open, admin.TabularInline):
    model = Exclusion
    fields = ("school", "kind", "status", "starts_on", "length", "returns_on")
    raw_id_fields = ("school",)


class DutyInline(Open, admin.TabularInline):
    model = Duty
    fields = ("what", "owed_by_organisation", "due_on", "status")
    raw_id_fields = ("owed_by_organisation",)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(status="open")


class ReasonInline(Open, admin.TabularInline):
    model = Reason


class OwedInline(Open, admin.TabularInline):
    model = Owed
    raw_id_fields = ("organisation",)


class PupilAdmin(Open, admin.ModelAdmin):
    list_display = ("__str__", "born_on", "upn")
    list_per_page = 50
    search_fields = ("given_name", "family_name", "known_as", "upn")
    inlines = (CarerInline, CharacteristicInline, EnrolmentInline, ExclusionInline, DutyInline)


class DutyAdmin(Open, admin.ModelAdmin):
    list_display = ("what", "pupil", "owed_by_organisation", "due_on", "status")
    list_filter = ("status",)
    list_per_page = 50
    list_select_related = ("pupil", "owed_by_organisation")


class ExclusionAdmin(Open, admin.ModelAdmin):
    list_display = ("pupil", "school", "__str__", "returns_on", "status")
    list_filter = ("kind", "status", "starts_on")
    list_per_page = 50
    list_select_related = ("pupil", "school")
    raw_id_fields = ("pupil", "school", "decided_by", "recorded_by")
    fields = (
        *("pupil", "school", "kind", "status", "decided_by", "decided_as", "decided_at", "recorded_by"),
        *("recorded_at", "starts_on", "starts_session", "length", "ends_on", "returns_on", "what_happened"),
        *("why_not_less", "factors"),
    )
    inlines = (ReasonInline, OwedInline)


class ConcernAdmin(Open, admin.ModelAdmin):
    list_display = ("pupil", "kind", "noticed_on", "school", "recorded_by")
    list_filter = ("kind",)
    list_per_page = 50
    list_select_related = ("pupil", "school", "recorded_by")


class PlanAdmin(Open, admin.ModelAdmin):
    list_display = ("pupil", "kind", "leader", "school", "next_review_on")
    list_filter = ("status",)
    list_per_page = 50
    list_select_related = ("pupil", "school", "leader")


site = Site(name="admin")
site.register(Pupil, PupilAdmin)
site.register(Duty, DutyAdmin)
site.register(Exclusion, ExclusionAdmin)
site.register(Concern, ConcernAdmin)
site.register(Plan, PlanAdmin)
urlpatterns = [path("admin/", site.urls)]
