from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import path

from bench.bare.models import Person


@login_required
def person_list(request):
    people = Person.objects.order_by("name", "pk")[: int(request.GET["rows"])]
    context = {"people": people, "user": request.user}
    return render(request, "bare/person_list.html", context)


urlpatterns = [path("", person_list)]
