from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from bench.bare.models import Arrival, Person


@login_required
def person_list(request):
    people = Person.objects.order_by("name", "pk")[: int(request.GET["rows"])]
    context = {"people": people, "user": request.user}
    return render(request, "bare/person_list.html", context)


@login_required
@require_POST
def person_arrive(request, pk):
    Arrival.objects.create(
        person_id=pk,
        day=timezone.now().date(),
        arrived_at=timezone.now(),
        method=request.POST["method"],
        present_name="Siti Rahmawati, S.E.",
    )
    return redirect("/")


urlpatterns = [path("", person_list), path("<int:pk>/arrive/", person_arrive)]
