using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Suffice.Agents.Observing;

/// <summary>What an observation may say, and the id that follows from it.</summary>
internal static partial class ObservationRules
{
    private const int MostName = 200;
    private const int MostQuote = 4000;
    private const int IdDigits = 24;

    // Clocks of other machines are not ours; further ahead it is a mistake, and would hold a window open that has not come.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Completes an observation: its time where it has none, and its id.</summary>
    /// <param name="observation">As noted.</param>
    /// <param name="now">The time.</param>
    /// <returns>As kept.</returns>
    /// <exception cref="ObservationException">It says something that it may not.</exception>
    public static Observation Complete(Observation observation, DateTimeOffset now)
    {
        Observation dated = observation.At == default ? observation with { At = now } : observation with { At = observation.At.ToUniversalTime() };
        if (WhyNot(dated, now) is { } wrong)
        {
            throw new ObservationException(wrong);
        }

        return dated with { Id = IdOf(dated) };
    }

    /// <summary>The id: a rerun of the same judging makes the same observation, which is kept once.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>Such as <c>obs_</c> and 24 hexadecimal digits.</returns>
    public static string IdOf(Observation observation)
    {
        StringBuilder all = new();
        string[] parts = [observation.By, observation.Agent, observation.Code, observation.Field, observation.ContextItem, observation.Trace, observation.Ticket];
        foreach (string part in parts)
        {
            all.Append(part.Length).Append(':').Append(part);
        }

        return "obs_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..IdDigits];
    }

    private static string? WhyNot(Observation said, DateTimeOffset now) =>
        Named("by", said.By, Observer(), "an agent's name, or person:NAME")
        ?? Named("agent", said.Agent, Agent(), "an agent's name: letters, digits, _ . / and -, such as ticket-triage")
        ?? Named("code", said.Code, Code(), "small letters, digits, _ . / and -, such as missing_detail")
        ?? (said.Field.Length == 0 ? null : Named("field", said.Field, Field(), "letters, digits, _ . / [ ] and -, such as order_id"))
        ?? (said.ContextItem.Length == 0 ? null : Named("context_item", said.ContextItem, Item(), "the id of a context item, such as R-010"))
        ?? Traced(said)
        ?? (said.Ticket.Length > MostName ? $"ticket: it has {said.Ticket.Length} characters; at most {MostName}" : null)
        ?? (said.Quote.Length > MostQuote ? $"quote: it has {said.Quote.Length} characters; at most {MostQuote}: quote the piece that shows it" : null)
        ?? (said.At > now + Ahead ? $"at: {said.At:yyyy-MM-dd'T'HH:mm:ss'Z'} has not come yet" : null);

    private static string? Traced(Observation said) =>
        said.Trace.Length is > 0 and <= MostName ? null
        : said.Trace.Length == 0 ? "trace: it is missing; name the request, run or conversation in which it was seen: without it, three notes of one call would look like three calls"
        : $"trace: it has {said.Trace.Length} characters; at most {MostName}";

    private static string? Named(string name, string value, Regex form, string right) =>
        value.Length == 0 ? $"{name}: it is missing; it must be {right}"
        : value.Length > MostName ? $"{name}: it has {value.Length} characters; at most {MostName}"
        : form.IsMatch(value) ? null
        : $"{name}: \"{value}\" is not {right}";

    [GeneratedRegex(@"\A(?:person:)?[\p{L}\p{N}][\p{L}\p{N}_./@ -]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Observer();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Agent();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[A-Za-z0-9_.\[\]/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\A(?:R|S|E|KP)-[0-9]{1,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
