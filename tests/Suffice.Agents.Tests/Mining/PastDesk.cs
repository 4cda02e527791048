using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Tickets;

namespace Suffice.Agents.Mining;

/// <summary>Past tickets that are made so that what separates them is known: good ones mostly name an order, bad ones mostly say that it is broken again.</summary>
internal static class PastDesk
{
    private static readonly string[] Things = ["lamp", "chair", "table", "shelf", "carpet", "mirror", "clock", "sofa", "desk", "bed", "stool", "curtain", "vase"];
    private static readonly string[] Places = ["kitchen", "hall", "cellar", "garden", "office", "attic", "porch"];

    /// <summary>Tickets, each unlike the others.</summary>
    public static ImmutableArray<Ticket> Tickets(int count) => [.. Enumerable.Range(0, count).Select(Ticket)];

    /// <summary>One ticket; even numbers are good.</summary>
    public static Ticket Ticket(int number)
    {
        Random random = new(number);
        bool isGood = number % 2 == 0;
        string order = random.NextDouble() < (isGood ? 0.8 : 0.2) ? $". my order is AB-{10_000 + number}" : string.Empty;
        string again = random.NextDouble() < (isGood ? 0.05 : 0.5) ? ". broken again" : string.Empty;
        string text = $"the {Pick(random, Things)} and the {Pick(random, Things)} for the {Pick(random, Places)} {Pick(random, Places)} came with {Pick(random, Things)}{again}{order}";

        return Of($"T-{number:00000}", text, isGood ? "solved" : number % 4 == 1 ? "reopened" : "escalated", random.NextDouble() < (isGood ? 0.9 : 0.4) ? "web" : "phone");
    }

    /// <summary>A ticket with an outcome and a channel.</summary>
    public static Ticket Of(string id, string text, string status, string channel = "web", DateTimeOffset? at = null) => new()
    {
        Id = id,
        Messages = [new TicketMessage("customer", text, at)],
        Fields = ImmutableSortedDictionary<string, JsonElement>.Empty
            .Add("channel", JsonSerializer.SerializeToElement(channel))
            .Add("result", JsonSerializer.SerializeToElement(new { status, closed_by = status + "-team" })),
        Place = "made",
    };

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
