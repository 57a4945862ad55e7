"""What mails and WhatsApp messages of a forum say. None of them holds a link or its token."""

from core.formats import date_time, time_range
from events.models import ChangeRequest, Forum, Invitation, Participant

CERTIFICATE_LINE = "Sertifikat Anda bisa diunduh di halaman tiket di bawah ini."


def occasion(forum: Forum) -> str:
    """Day, time and place, one a line."""
    return (
        f"Hari/tanggal: {forum.days_in_words}\nWaktu: {time_range(forum.start_time, forum.end_time)}\n"
        f"Tempat: {forum.place}"
    )


def deadline(forum: Forum) -> str:
    if forum.registration_closes_at is None:
        return ""
    return f" paling lambat {date_time(forum.registration_closes_at)}"


def invitation_subject(forum: Forum) -> str:
    return f"Undangan {forum}"


def invitation_body(invitation: Invitation) -> str:
    forum = invitation.forum
    return (
        f"Yth. {invitation.addressee}\n\n"
        f"Kami mengundang Saudara menghadiri {forum}.\n\n"
        f"{occasion(forum)}\n\n"
        f"Mohon daftarkan paling banyak {invitation.seats} orang{deadline(forum)} "
        "lewat tautan undangan di bawah ini. "
        "Tautan ini khusus untuk Saudara, jangan dibagikan ke luar kantor atau usaha Saudara."
    )


def reminder_subject(forum: Forum) -> str:
    return f"Pengingat undangan {forum}"


def reminder_body(invitation: Invitation) -> str:
    forum = invitation.forum
    return (
        f"Yth. {invitation.addressee}\n\n"
        f"Kami belum menerima jawaban atas undangan {forum}.\n\n"
        f"{occasion(forum)}\n\n"
        f"Mohon daftarkan {invitation.noun} atau beri tahu bila tidak dapat hadir{deadline(forum)} "
        "lewat tautan undangan di bawah ini."
    )


def seat_subject(forum: Forum) -> str:
    return f"Anda mendapat kursi di {forum}"


def seat_body(participant: Participant) -> str:
    forum = participant.forum
    return (
        f"Yth. {participant}\n\n"
        f"Kursi untuk Anda di {forum} sudah tersedia. Anda tidak lagi di daftar tunggu.\n\n"
        f"{occasion(forum)}\nKode peserta: {participant.code}\n\n"
        "Bila tidak dapat hadir, mohon beri tahu kami supaya kursi dipakai orang lain.\n\n"
        "Tunjukkan tiket di bawah ini di meja check-in. Tiket ini khusus untuk Anda."
    )


def answer_subject(forum: Forum) -> str:
    return f"Permohonan Anda tentang {forum} sudah dijawab"


def answer_body(request: ChangeRequest, *, is_accepted: bool) -> str:
    participant = request.participant
    asked = request.get_kind_display().lower()
    answer = (
        "diterima. Datanya sudah kami ubah."
        if is_accepted
        else "tidak dapat kami terima. Pendaftaran tetap seperti semula."
    )
    return (
        f"Yth. {participant}\n\n"
        f"Permohonan {asked} di {participant.forum}, kode peserta {participant.code}, {answer}\n\n"
        f"{occasion(participant.forum)}\n\n"
        "Bila ada pertanyaan, hubungi kami lewat kontak di surat undangan."
    )


def afterwards_subject(forum: Forum, *, came: bool) -> str:
    about = "Terima kasih atas kehadiran di" if came else "Catatan kehadiran"
    return f"{about} {forum}"


def afterwards_body(forum: Forum, *, came: bool) -> str:
    """What the office begins with when it writes to those who came, or to those who did not."""
    if came:
        news = f"Terima kasih atas kehadiran Bapak/Ibu di {forum}."
        wish = (
            "Minat dan komitmen yang sudah disepakati mohon ditindaklanjuti sesuai rencana. "
            "Bila ada pertanyaan atau catatan tentang acara ini, mohon beri tahu kami."
        )
    else:
        news = f"Bapak/Ibu terdaftar di {forum}, tetapi kami tidak mencatat kehadirannya."
        wish = (
            "Bila sebenarnya hadir, mohon beri tahu kami supaya catatan itu diperbaiki. "
            "Bila berhalangan, kami berharap bertemu di acara berikutnya."
        )
    return f"Yth. Bapak/Ibu\n\n{news}\n\n{occasion(forum)}\n\n{wish}"


def change_subject(forum: Forum) -> str:
    return f"{'Dibatalkan' if forum.is_called_off else 'Perubahan'}: {forum}"


def change_body(forum: Forum, addressee: str, news: str) -> str:
    """What is new, then day, time and place as they are now, if it takes place."""
    now = "" if forum.is_called_off else f"\n\n{occasion(forum)}"
    return f"Yth. {addressee}\n\n{news}{now}"


def moved_news(before: Forum) -> str:
    old = occasion(before)
    return (
        f"Hari, waktu, atau tempat {before} berubah. Yang semula:\n\n{old}\n\n"
        "kini menjadi seperti di bawah ini. Pendaftaran dan tiket tetap berlaku. "
        "Mohon simpan lagi acaranya ke kalender dari tautan Saudara."
    )


def called_off_news(forum: Forum) -> str:
    return (
        f"{forum}, {forum.days_in_words}, dibatalkan. Alasan: {forum.called_off_because}\n\n"
        "Mohon maaf atas perubahan ini. Bila ada pertanyaan, hubungi kami lewat kontak di surat "
        "undangan."
    )


def revived_news() -> str:
    return (
        "Acara yang sebelumnya kami kabarkan batal jadi dilaksanakan. "
        "Pendaftaran dan tiket tetap berlaku."
    )


def ticket_subject(forum: Forum) -> str:
    return f"Tiket Anda untuk {forum}"


def ticket_body(participant: Participant) -> str:
    forum = participant.forum
    return (
        f"Yth. {participant}\n\n"
        f"Anda terdaftar sebagai peserta {forum}, kode {participant.code}.\n\n"
        f"{occasion(forum)}\n\n"
        "Tunjukkan tiket di bawah ini di meja check-in. Tiket ini khusus untuk Anda."
    )
