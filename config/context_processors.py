from django.conf import settings


def site(request):
    return {"demo": settings.DEMO}
