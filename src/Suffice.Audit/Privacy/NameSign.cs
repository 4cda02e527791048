using System.Collections.Frozen;

namespace Suffice.Audit.Privacy;

/// <summary>Names of people, only where the words before them leave no doubt.</summary>
internal static class NameSign
{
    private const int MostWords = 3;

    private static readonly Beginnings Cues = new(
        "Dear ", "My name is ", "my name is ", "My name's ", "my name's ", "Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ", "Dr. ",
        "Sehr geehrter Herr ", "Sehr geehrte Frau ", "Liebe Frau ", "Lieber Herr ", "Mein Name ist ", "mein Name ist ");

    private static readonly Beginnings Closings = new(
        "Best regards,", "Kind regards,", "Warm regards,", "Regards,", "Sincerely,", "Sincerely yours,", "Yours sincerely,", "Yours truly,",
        "Yours faithfully,", "Best wishes,", "Mit freundlichen Grüßen", "Viele Grüße");

    private static readonly Beginnings Titles = new("Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ", "Dr. ", "Prof. ");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Customer", "Customers", "Sir", "Sirs", "Madam", "Team", "All", "Support", "Hiring", "Manager", "Colleague", "Colleagues", "User", "Users",
        "Friend", "Friends", "Valued", "Client", "Guest", "Member", "Members", "Everyone", "Reader", "Readers", "Applicant", "Candidate", "Editor",
        "The", "Our", "Your", "My", "A", "I", "Diary", "Santa", "Lord", "God", "Thank", "Please")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a cue can begin with a character.</summary>
    public static bool Begins(char c) => Cues.HasFirst(c) || Closings.HasFirst(c);

    /// <summary>Finds one, with its cue.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        int start = CueEnd(text, at);
        if (start == 0)
        {
            return default;
        }

        start += Titles.LengthAt(text[start..]);
        int length = NameLength(text[start..]);
        return length > 0 ? new Found(start - at, length, "<name>") : default;
    }

    private static int CueEnd(ReadOnlySpan<char> text, int at)
    {
        int cue = Cues.LengthAt(text[at..]);
        if (cue > 0)
        {
            return at + cue;
        }

        int closing = Closings.LengthAt(text[at..]);
        int end = at + closing;
        while (closing > 0 && end < text.Length && end - at - closing < 4 && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end > at + closing ? end : 0;
    }

    /// <summary>One to three words that begin with a capital letter.</summary>
    private static int NameLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        int next = 0;
        for (int words = 0; words < MostWords; words++)
        {
            int word = WordLength(text[next..]);
            if (word == 0 || (words == 0 && NoNames.Contains(text.Slice(next, word))))
            {
                break;
            }

            length = next + word;
            if (length >= text.Length || text[length] != ' ')
            {
                break;
            }

            next = length + 1;
        }

        return length;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsUpper(text[0]))
        {
            return 0;
        }

        int end = 1;
        while (end < text.Length && end < 40 && (char.IsLetter(text[end]) || (text[end] is '-' or '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
        {
            end++;
        }

        return end == 1 && end < text.Length && text[end] == '.' ? 2 : end;
    }
}
