from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=300, db_index=True)
    position = models.CharField(max_length=200)
    origin = models.CharField(max_length=200)
    phone = models.CharField(max_length=16)
    arrived_at = models.DateTimeField()

    objects: models.Manager = models.Manager()

    def __str__(self):
        return self.name
