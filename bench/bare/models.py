from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=300)
    position = models.CharField(max_length=200)
    origin = models.CharField(max_length=200)
    phone = models.CharField(max_length=16)
    arrived_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="person_by_name")]

    def __str__(self):
        return self.name
