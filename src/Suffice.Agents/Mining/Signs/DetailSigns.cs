using System.Collections.Immutable;
using Suffice.Agents.Mining.Texts;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Kinds of details that a ticket may give, each told by a plain rule that a person can check.</summary>
internal static class DetailSigns
{
    private static readonly string[] Greetings = ["hello", "hi", "hey", "dear", "greetings"];
    private static readonly string[] Politeness = ["please", "thanks", "thank", "kindly", "regards", "appreciate"];
    private static readonly string[] Apologies = ["sorry", "apologies", "apologize", "apologise"];
    private static readonly string[] Attachments = ["attached", "attachment", "attachments", "screenshot", "screenshots", "enclosed"];
    private static readonly string[] Urgency = ["urgent", "urgently", "asap", "immediately", "emergency", "critical"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<DetailSign> All { get; } =
    [
        Of("number", "gives a number", "gives no number", TokenMasks.Number),
        Of("code", "gives a code of letters and digits, such as an order or device id", "gives no code of letters and digits", TokenMasks.Code),
        Of("date", "gives a date", "gives no date", TokenMasks.Date),
        Of("time", "gives a time of day", "gives no time of day", TokenMasks.Time),
        Of("email", "gives an e-mail address", "gives no e-mail address", TokenMasks.Email),
        Of("url", "gives a link", "gives no link", TokenMasks.Url),
        Of("amount", "gives an amount of money", "gives no amount of money", TokenMasks.Money),
        Of("attachment", "speaks of an attachment or screenshot", "speaks of no attachment or screenshot", Attachments),
        Of("greeting", "greets", "does not greet", Greetings),
        Of("politeness", "says please, thanks or regards", "says neither please nor thanks nor regards", Politeness),
        Of("apology", "apologises", "does not apologise", Apologies),
        Of("urgency", "calls itself urgent", "does not call itself urgent", Urgency),
        new("question", "asks a question (?)", "asks no question (?)", (ticket, _) => ticket.Text.Contains('?')),
        new("exclamation", "has an exclamation mark", "has no exclamation mark", (ticket, _) => ticket.Text.Contains('!')),
        new("capitals", "has three words in capitals or more", "has fewer than three words in capitals", (ticket, _) => CapitalWords(ticket.Text) >= 3),
        new("quote", "quotes something", "quotes nothing", (ticket, _) => ticket.Text.AsSpan().ContainsAny('"', '“', '„')),
        new("redacted", "has something blacked out (XXXX)", "has nothing blacked out (XXXX)", (ticket, _) => ticket.Text.Contains("XXXX", StringComparison.Ordinal)),
        new("reply", "has more than one message", "has one message only", (ticket, _) => ticket.Messages.Length > 1),
        new("subject", "has a subject", "has no subject", (ticket, _) => ticket.Subject.Length > 0),
    ];

    /// <summary>Finds one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The kind.</returns>
    public static DetailSign Find(string name) => All.First(sign => sign.Name == name);

    private static DetailSign Of(string name, string shown, string missing, string mask) =>
        new(name, shown, missing, (_, tokens) => Array.Exists(tokens, token => token.Mask == mask));

    private static DetailSign Of(string name, string shown, string missing, string[] words) =>
        new(name, shown, missing, (_, tokens) => Array.Exists(tokens, token => words.Contains(token.Word)));

    private static int CapitalWords(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (Range piece in text.SplitAny(" \n\t,.!?;:"))
        {
            ReadOnlySpan<char> word = text[piece];
            words += word.Length >= 3 && word.ContainsAnyExcept('X', 'x') && !word.ContainsAnyExceptInRange('A', 'Z') ? 1 : 0;
        }

        return words;
    }
}

/// <summary>A kind of detail.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Shown">What a ticket does that gives it.</param>
/// <param name="Missing">What a ticket does that does not.</param>
/// <param name="Holds">Whether a ticket gives it.</param>
internal sealed record DetailSign(string Name, string Shown, string Missing, Func<Ticket, TextToken[], bool> Holds);
