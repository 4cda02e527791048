using System.Globalization;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Something that a ticket shows or does not: what standards are mined of.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">The phrase, the detail's word, the field's path, or the length's bound.</param>
/// <param name="Value">The field's value; <see langword="null"/> for other kinds.</param>
public sealed record MinedSign(SignKind Kind, string Name, string? Value = null)
{
    /// <summary>What it is of a ticket that shows it, such as <c>gives a date</c>.</summary>
    /// <returns>A sentence without its subject.</returns>
    public string WhenShown() => Kind switch
    {
        SignKind.Phrase => $"says \"{Name}\"",
        SignKind.Detail => DetailSigns.Find(Name).Shown,
        SignKind.ShorterThan => $"has fewer than {Name} words",
        SignKind.LongerThan => $"has {Name} words or more",
        SignKind.FieldPresent => $"has the field {Name}",
        _ => $"has {Name} = {Value}",
    };

    /// <summary>What it is of a ticket that does not show it, such as <c>gives no date</c>.</summary>
    /// <returns>A sentence without its subject.</returns>
    public string WhenMissing() => Kind switch
    {
        SignKind.Phrase => $"does not say \"{Name}\"",
        SignKind.Detail => DetailSigns.Find(Name).Missing,
        SignKind.ShorterThan => $"has {Name} words or more",
        SignKind.LongerThan => $"has fewer than {Name} words",
        SignKind.FieldPresent => $"has no field {Name}",
        _ => $"has another {Name} than {Value}",
    };

    /// <summary>The sign as one word for machines, such as <c>phrase:reset password</c>.</summary>
    /// <returns>The word.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Suffice.Files.EnumWord.Of(Kind)}:{Name}{(Value is null ? string.Empty : "=" + Value)}");
}

/// <summary>Kinds of signs; of two that tell the same, the earlier kind is taken.</summary>
public enum SignKind
{
    /// <summary>A kind of detail: a number, a date, a question, ...</summary>
    Detail,

    /// <summary>Fewer words than a bound.</summary>
    ShorterThan,

    /// <summary>At least as many words as a bound.</summary>
    LongerThan,

    /// <summary>A field that not every ticket has.</summary>
    FieldPresent,

    /// <summary>A value of a field of few kinds.</summary>
    FieldValue,

    /// <summary>One to three words in a row.</summary>
    Phrase,
}
