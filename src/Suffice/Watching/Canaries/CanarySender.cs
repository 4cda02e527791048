using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;
using Suffice.Tasks;

namespace Suffice.Watching.Canaries;

/// <summary>Asks a model a fixed prompt and keeps the hash of what it answers.</summary>
internal sealed class CanarySender(WatchCall calls, Func<RequestEntry, ValueTask> record, TimeProvider time)
{
    // The beginning of an answer tells as much as all of it, and costs next to nothing.
    private const int MostTokens = 16;
    private const int HashLength = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Asks it.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="model">The model.</param>
    /// <param name="canary">The prompt.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What is kept; <see langword="null"/> when the model did not answer.</returns>
    public async Task<CanaryAnswer?> AskAsync(SufficePolicy policy, Model model, CanaryPrompt canary, CancellationToken cancellationToken)
    {
        ChatRequest request = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Model = model.Name,
            Messages = [ChatMessage.Of(ChatRole.User, canary.Prompt)],
            MaxOutputTokens = MostTokens,

            // Models that think refuse a temperature.
            Temperature = model.Capabilities is { } can && can.HasFlag(ModelCapabilities.Reasoning) ? null : 0m,
        };
        CascadeRun run = new(RouteOf(policy, model, request), request, time);
        (RequestEntry row, ChatAnswer? answer) = await calls.AskAsync(run, "canary", cancellationToken).ConfigureAwait(false);
        CanaryAnswer? kept = answer is null ? null : new CanaryAnswer(
            model.Name, model.Id, HashOf(canary.Prompt), HashOf(answer.Text), IsExpected(canary, answer), SystemOf(answer));
        await record(row with { Canary = kept }).ConfigureAwait(false);

        return kept;
    }

    private static Route RouteOf(SufficePolicy policy, Model model, ChatRequest request)
    {
        TaskPolicy plan = new() { Name = model.Name, Ladder = [model], MaxAttempts = 2, Deadline = Longest };
        long tokens = TokenEstimate.Prompt(request);

        return new Route
        {
            Policy = policy,
            Decision = new TaskDecision(null, TaskSource.NamedModel, "a canary"),
            Plan = plan,
            Rungs = [Rung.Of(0, model, policy, plan, CallNeeds.Of(request, tokens))],
            Baseline = model,
            PromptTokens = tokens,
        };
    }

    private static bool? IsExpected(CanaryPrompt canary, ChatAnswer answer) =>
        canary.Expect is { } expected ? answer.Text.AsSpan().TrimStart().StartsWith(expected, StringComparison.OrdinalIgnoreCase) : null;

    private static string? SystemOf(ChatAnswer answer) =>
        answer.Extra.Find("system_fingerprint") is { ValueKind: JsonValueKind.String } told ? told.GetString() : null;

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())))[..HashLength];
}
