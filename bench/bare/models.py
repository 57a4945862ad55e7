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


class Arrival(models.Model):
    """One INSERT of the size of a check-in: what a POST costs at the very least."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    day = models.DateField()
    arrived_at = models.DateTimeField()
    method = models.CharField(max_length=7)
    present_name = models.CharField(max_length=300)

    objects: models.Manager = models.Manager()

    def __str__(self):
        return self.present_name
