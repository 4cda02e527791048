using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Agents.Mining;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Agents.Drafting;

/// <summary>Draws tickets for people to label: of each outcome its share, spread over forms and lengths, of near-duplicates one.</summary>
/// <remarks>Tickets that nothing was learned from come first: an eval of a standard on the tickets that it was mined from would flatter it.</remarks>
public static class EvalDrafting
{
    private const int FewestOfOutcome = 3;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Draws them.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="tickets">The tickets it was mined from.</param>
    /// <param name="count">How many.</param>
    /// <param name="settings">What the worker is shown of a ticket.</param>
    /// <returns>The items, a line of JSON each, by id.</returns>
    public static ImmutableArray<string> Draw(MinedStandard mined, IReadOnlyList<Ticket> tickets, int count, WorkerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(mined);
        ArgumentNullException.ThrowIfNull(tickets);
        Dictionary<string, Ticket> byId = tickets.ToDictionary(ticket => ticket.Id, StringComparer.Ordinal);
        ImmutableArray<MinedTicket> held = [.. mined.Kinds.Where(kind => kind.IsHeldOut)];
        List<MinedTicket> drawn = Draw(held, Math.Min(count, held.Length));
        drawn.AddRange(Draw([.. mined.Kinds.Where(kind => !kind.IsHeldOut)], Math.Min(count - drawn.Count, mined.Kinds.Length - held.Length)));

        return [.. drawn.OrderBy(kind => kind.Id, StringComparer.Ordinal).Select(kind => Item(kind, byId[kind.Id], mined.Outcome, settings))];
    }

    private static List<MinedTicket> Draw(ImmutableArray<MinedTicket> from, int count)
    {
        List<MinedTicket> drawn = [];
        IGrouping<string, MinedTicket>[] strata = [.. from.GroupBy(kind => kind.Outcome, StringComparer.Ordinal).OrderBy(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)];
        int left = from.Length;
        foreach (IGrouping<string, MinedTicket> stratum in strata)
        {
            int size = stratum.Count();
            int wanted = count - drawn.Count;
            int share = left == 0 ? 0 : (int)Math.Round((double)wanted * size / left);
            drawn.AddRange(Spread([.. stratum], Math.Min(Math.Min(size, wanted), Math.Max(share, Math.Min(FewestOfOutcome, size)))));
            left -= size;
        }

        return drawn;
    }

    // Every so-manieth in the order of forms and lengths: the sample is spread over both as the tickets are.
    private static IEnumerable<MinedTicket> Spread(MinedTicket[] stratum, int count)
    {
        MinedTicket[] ordered = [.. stratum.OrderBy(kind => kind.Form).ThenBy(kind => LengthOf(kind.Words), StringComparer.Ordinal).ThenBy(kind => Order(kind.Id))];
        return Enumerable.Range(0, count).Select(i => ordered[(int)(((2L * i) + 1) * ordered.Length / (2L * count))]);
    }

    private static ulong Order(string id) => System.IO.Hashing.XxHash3.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(id));

    private static string Item(MinedTicket kind, Ticket ticket, string outcome, WorkerSettings settings)
    {
        // Whoever labels must not see how it came out.
        Ticket shown = ticket with { Fields = ticket.Fields.Remove(outcome).Remove(outcome.Split('.')[0]).RemoveRange(ticket.Fields.Keys.Where(TellsOutcome)), Place = string.Empty };
        JsonObject item = new()
        {
            ["id"] = ticket.Id,
            ["ticket"] = JsonSerializer.SerializeToNode(shown, MachineJson.Options),
            ["input"] = TicketText.Of(shown, settings),
            ["reference"] = null,
            ["tags"] = new JsonObject
            {
                ["outcome"] = kind.Outcome,
                ["length"] = LengthOf(kind.Words),
                ["form"] = kind.Form < 0 ? "none" : kind.Form.ToString(CultureInfo.InvariantCulture),
                ["mined"] = kind.IsHeldOut ? "held_out" : "training",
            },
        };

        return item.ToJsonString(Form);
    }

    private static bool TellsOutcome(string name) => TicketText.Outcomes.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string LengthOf(int words) => words switch
    {
        < 10 => "under_10_words",
        < 30 => "10_to_29_words",
        < 100 => "30_to_99_words",
        _ => "from_100_words",
    };
}
