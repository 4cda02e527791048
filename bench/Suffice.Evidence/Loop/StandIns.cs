using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Evidence.Loop;

/// <summary>
/// Scripted stand-ins for models; nothing here is a model. The small one does what its prompt says, to the letter: it asks for what a rule in the prompt tells it to ask for.
/// What it is shown decides what it answers, so that trying a changed context measures the change. One ticket in fifty it sorts wrongly, by the ticket and prompt alone.
/// </summary>
internal sealed partial class StandIns : IModelClients, IModelClient
{
    private const int WrongOneIn = 50;

    /// <summary>What the strong stand-in drafts when it is asked the first time: it mends the pattern and breaks the rest.</summary>
    public const string Harmful = "- S-003 Order: ask for the order id. Ask for nothing else, whatever the matter.";

    /// <summary>What it drafts when it is told that the first came to nothing.</summary>
    public const string Good = "- S-003 Order without its number: ask for the order id.";

    /// <summary>True when the small one errs now and then. Default true.</summary>
    public bool Errs { get; init; } = true;

    /// <inheritdoc/>
    public IModelClient For(ProviderDefinition provider) => this;

    /// <inheritdoc/>
    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string system = call.Request.SystemText();
        string user = call.Request.ConversationText();
        string text = call.Model.Name == "strong" ? Draft(user)
            : call.Request.Format?.Schema is { } schema && schema.GetProperty("properties").TryGetProperty("criteria", out JsonElement criteria) ? Control(user, criteria)
            : Triage(system, user);
        ChatAnswer answer = new() { Parts = [new TextPart(text)], StopReason = StopReason.Done };
        TokenUsage usage = TokenEstimate.Usage(call.Request, answer) with { Basis = UsageBasis.Reported };

        return ValueTask.FromResult(new ModelReply(answer with { Usage = usage }, null, TimeSpan.FromMilliseconds(5)));
    }

    /// <inheritdoc/>
    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => throw new NotSupportedException("no stream is asked for");

    private string Triage(string prompt, string ticket)
    {
        string category = ticket.Contains("order", StringComparison.OrdinalIgnoreCase) || ticket.Contains("Where is my", StringComparison.Ordinal) ? "order"
            : ticket.Contains("sign in", StringComparison.Ordinal) ? "access"
            : ticket.Contains("shows nothing", StringComparison.Ordinal) ? "fault"
            : "question";
        bool wantsOrderId = category == "order" && !OrderId().IsMatch(ticket) && prompt.Contains("ask for the order id", StringComparison.OrdinalIgnoreCase);
        bool asksNothingElse = prompt.Contains("Ask for nothing else", StringComparison.Ordinal);
        string? ask = wantsOrderId ? "Could you tell us the order id, please?"
            : asksNothingElse ? null
            : category == "fault" && prompt.Contains("ask for the device", StringComparison.Ordinal) ? "Which device is it?"
            : category == "access" && prompt.Contains("ask for the account", StringComparison.Ordinal) ? "Which account is it?"
            : null;
        bool errs = Errs && SHA256.HashData(Encoding.UTF8.GetBytes(prompt + ticket))[0] < 256 / WrongOneIn;

        return JsonSerializer.Serialize(new { category = errs ? (category == "fault" ? "question" : "fault") : category, ask });
    }

    // Complains of triage when an order's number is neither there nor asked for; everything else is well.
    private static string Control(string ticket, JsonElement criteria)
    {
        bool isOrder = ticket.Contains("Where is my", StringComparison.Ordinal);
        bool isMissing = isOrder && !OrderId().IsMatch(ticket) && !ticket.Contains("order id", StringComparison.Ordinal);
        string? quote = isMissing ? Question().Match(ticket).Value : null;

        return JsonSerializer.Serialize(new
        {
            criteria = criteria.GetProperty("properties").EnumerateObject().ToDictionary(one => one.Name, one => Rating(one.Name, one.Value, quote)),
            patterns = Array.Empty<string>(),
            escalate = (object?)null,
            root_cause = isMissing ? "triage did not ask for the order id" : null,
            follow_up = (string?)null,
            complaint_about = isMissing ? new { agent = LoopDesk.Triage, code = "missing_detail", field = "order_id", quote } : null,
        });
    }

    private static object Rating(string criterion, JsonElement schema, string? quote)
    {
        int best = schema.GetProperty("properties").GetProperty("rating").GetProperty("enum").EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).Max(value => value.GetInt32());

        return criterion == "R-010" && quote is not null
            ? new { reason = "the order id is missing", quotes = new[] { quote }, missing = (string?)"the order id", root_cause = (string?)"missing_detail/order_id", rating = 1 }
            : new { reason = "as it should be", quotes = Array.Empty<string>(), missing = (string?)null, root_cause = (string?)null, rating = best };
    }

    private static string Draft(string told)
    {
        JsonElement asked = JsonSerializer.Deserialize<JsonElement>(told);
        bool isFirst = asked.GetProperty("earlier_tries").GetArrayLength() == 0;

        return JsonSerializer.Serialize(new
        {
            evidence = asked.GetProperty("evidence").EnumerateArray().Take(5).Select(said => new { trace = said.GetProperty("trace").GetString(), quote = said.GetProperty("quote").GetString() }),
            cause = "triage has rules for faults and access and none for orders",
            answer = "more_context",
            file = "standards.md",
            edits = new[] { new { kind = "add", id = "S-003", text = isFirst ? Harmful : Good } },
            advice = (string?)null,
        });
    }

    [GeneratedRegex("A-[0-9]{5}")]
    private static partial Regex OrderId();

    [GeneratedRegex(@"Where is my \w+\?")]
    private static partial Regex Question();
}
