using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Tickets;

namespace Suffice.Evidence.Loop;

/// <summary>Made-up tickets of a small desk, and what a good colleague would do with each.</summary>
internal static class LoopTickets
{
    private static readonly string[] Goods = ["kettle", "lamp", "headset", "desk", "printer", "monitor", "chair", "keyboard"];

    /// <summary>A ticket about an order, without its number.</summary>
    public static Ticket WithoutOrderId(string id, int number) => Of(id, "order", $"Where is my {Goods[number % Goods.Length]}? It was promised for last week and nothing has come.");

    /// <summary>A ticket of the usual kinds.</summary>
    public static Ticket Usual(string id, int number) => (number % 5) switch
    {
        0 => Of(id, "fault", $"The {Goods[number % Goods.Length]} in room {number} shows nothing any more since this morning."),
        1 => Of(id, "access", $"I am in room {number} and cannot sign in any more, it says that the password is wrong."),
        2 => Of(id, "question", $"Until when are you open on day {number} of the year?"),
        3 => Of(id, "order", $"My order A-{10_000 + number} has not arrived, it should be a {Goods[number % Goods.Length]}."),
        _ => Of(id, "question", $"Do you deliver to post code {20_000 + number} too?"),
    };

    /// <summary>A line of the standing set: the ticket, what is to come of it, and its kind.</summary>
    public static string CaseOf(int number)
    {
        Ticket ticket = Usual($"E-{number:0000}", number);
        string kind = ticket.Fields["kind"].GetString()!;

        return JsonSerializer.Serialize(new
        {
            id = ticket.Id,
            input = ticket.Messages[0].Text,
            reference = Wanted(kind),
            tags = new { kind },
        });
    }

    private static object Wanted(string kind) => kind switch
    {
        "fault" => new { fields = new { category = "fault" }, mentions = new[] { "device" } },
        "access" => new { fields = new { category = "access" }, mentions = new[] { "account" } },
        _ => new { fields = new { category = kind, ask = (string?)null } },
    };

    private static Ticket Of(string id, string kind, string text) => new()
    {
        Id = id,
        Messages = [new TicketMessage("customer", text)],
        Fields = new Dictionary<string, JsonElement> { ["kind"] = JsonSerializer.SerializeToElement(kind) }.ToImmutableSortedDictionary(),
    };
}
