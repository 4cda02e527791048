using System.Security.Cryptography;
using System.Text;

namespace Suffice.Agents.Observing;

/// <summary>What makes two observations the same weakness: whose it is, what it is, of which field, on which context item.</summary>
/// <param name="Agent">Whose weakness it is; the agent that must change, not the one that complained.</param>
/// <param name="Code">What it is.</param>
/// <param name="Field">The field; empty when of none.</param>
/// <param name="ContextItem">The context item; empty when on none.</param>
public readonly record struct PatternKey(string Agent, string Code, string Field, string ContextItem)
{
    /// <summary>What keys begin with. Another way of grouping takes another number, so that decisions on old keys are never read as decisions on new ones.</summary>
    public const string Version = "v1:";

    private const int IdDigits = 10;

    /// <summary>The key of an observation.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>The key.</returns>
    public static PatternKey Of(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);

        return new PatternKey(observation.Agent, observation.Code, observation.Field, observation.ContextItem);
    }

    /// <summary>Reads a key.</summary>
    /// <param name="text">Such as <c>v1:ticket-triage|missing_detail|order_id|</c>.</param>
    /// <returns>The key; <see langword="null"/> when it is none.</returns>
    public static PatternKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.StartsWith(Version, StringComparison.Ordinal) ? text[Version.Length..].Split('|') : [];

        return parts.Length == 4 ? new PatternKey(parts[0], parts[1], parts[2], parts[3]) : null;
    }

    /// <summary>A short name for addresses and file names: the same key always has the same.</summary>
    /// <returns>Such as <c>PT-3fa9c01b2e</c>.</returns>
    public string Id() => "PT-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())))[..IdDigits];

    /// <inheritdoc/>
    public override string ToString() => $"{Version}{Agent}|{Code}|{Field}|{ContextItem}";
}
