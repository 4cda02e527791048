using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suffice.Agents.Tickets;
using Suffice.Checks.Grounding;
using Suffice.Evaluation.Items;

namespace Suffice.Agents.Examples;

/// <summary>A ticket, and what is to come of it.</summary>
/// <param name="Id">Its name, unique among a worker's cases.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Reference">What is to come of it; <see langword="null"/> when nobody said.</param>
public sealed record WorkerCase(string Id, Ticket Ticket, CaseReference? Reference)
{
    /// <summary>The tag that names the pattern a case came from.</summary>
    public const string PatternTag = "pattern";

    /// <summary>True when a person stands behind the reference. One that follows from a complaint's own words is a guess until somebody looked.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>What is known of it, by which results are sliced.</summary>
    public ImmutableArray<EvalTag> Tags { get; init; } = [];

    /// <summary>Where it stands, such as <c>evals/first.jsonl:3</c>.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>The id of the pattern it came from; <see langword="null"/> for a case of the standing set.</summary>
    public string? Pattern => Tags.Where(tag => tag.Name == PatternTag).Select(tag => tag.Value).FirstOrDefault();

    /// <summary>True when it may decide: somebody said what is to come of it, and a person stands behind that.</summary>
    public bool Counts => Reference is not null && IsChecked;

    /// <summary>What its ticket says, letter case, spacing and punctuation aside: copies say the same, are in the same part, and count once.</summary>
    internal string Text => QuoteSearch.Plain(Ticket.Text);

    /// <summary>Identifies the ticket and what is to come of it. 16 hexadecimal digits.</summary>
    /// <returns>The hash.</returns>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Ticket.ContentHash()}\n{Reference?.Json.GetRawText()}")))[..16];
}

/// <summary>Which part of a worker's cases a case is in.</summary>
public enum CasePart
{
    /// <summary>Whoever proposes a change may see it.</summary>
    Train,

    /// <summary>The gate decides by it.</summary>
    Validation,

    /// <summary>Nobody who proposes or decides sees it; its figures are told at the end.</summary>
    Final,
}

/// <summary>Splits cases by what their tickets say: a case and its copies are in the same part for ever, whatever is added.</summary>
internal static class CaseSplit
{
    private const string Version = "v1";

    /// <summary>The part of a case. Those of patterns are never in the last part: a proposal must rest on what its proposer may see.</summary>
    /// <param name="agent">The worker.</param>
    /// <param name="one">The case.</param>
    /// <returns>Half of the standing set is train, 30% validation, 20% final; of a pattern's, 60% train and 40% validation.</returns>
    public static CasePart Of(string agent, WorkerCase one) => one.Pattern is null
        ? Draw(agent, one.Text) switch { < 50 => CasePart.Train, < 80 => CasePart.Validation, _ => CasePart.Final }
        : OfTicket(agent, one.Ticket);

    /// <summary>The part of a pattern's ticket.</summary>
    /// <param name="agent">The worker.</param>
    /// <param name="ticket">The ticket.</param>
    /// <returns>Train or validation.</returns>
    public static CasePart OfTicket(string agent, Ticket ticket) => Draw(agent, QuoteSearch.Plain(ticket.Text)) < 60 ? CasePart.Train : CasePart.Validation;

    private static int Draw(string agent, string name) =>
        (int)(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{agent}\n{name}"))) % 100);
}
