namespace Suffice.Agents.Queue;

/// <summary>Who judges.</summary>
public static class ReviewerName
{
    private const int Longest = 64;

    /// <summary>Reads a name.</summary>
    /// <param name="name">As typed.</param>
    /// <returns>The name; two that differ in capital letters only are one person.</returns>
    /// <exception cref="QueueException">It is no name.</exception>
    public static string Of(string? name)
    {
        string trimmed = name?.Trim() ?? string.Empty;

        return trimmed.Length is > 0 and <= Longest && trimmed.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '@' or ' ')
            ? trimmed
            : throw new QueueException(QueueMistake.Invalid, $"\"{trimmed}\" is no name of a person; write letters, digits, spaces and . _ - @, at most {Longest}");
    }

    /// <summary>Whether two names are one person.</summary>
    internal static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
