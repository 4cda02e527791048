using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;
using Suffice.Tasks;

namespace Suffice.Running.Steps;

/// <summary>Has a step answered by its task's ladder, as any call of that task.</summary>
internal sealed class ModelStepRunner(SufficeEngine engine)
{
    private const string Endpoint = "pipeline";

    private const string DataUri = "data:";

    /// <summary>Does it.</summary>
    /// <param name="hand">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="scope">What it can see.</param>
    /// <param name="asked">Takes what was asked and what it cost, also when it throws.</param>
    /// <param name="cancellationToken">Ends it; what it cost is recorded, and it throws.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidDataException">A template cannot be filled.</exception>
    public async Task<StepReport> RunAsync(RunHand hand, ModelStep step, RunScope scope, AskedStep asked, CancellationToken cancellationToken)
    {
        EngineCall call = new(
            await RequestOfAsync(step, scope).ConfigureAwait(false),
            header => header.Equals(TaskRecognizer.Header, StringComparison.OrdinalIgnoreCase) ? step.Task : null,
            Endpoint)
        {
            Policy = hand.Policy,
            Caller = hand.Call.Caller,
            PassedOn = hand.Call.PassedOn,
            Place = hand.PlaceOf(step.Name, scope.Index),
            TakesDoubt = !step.Escalates,
            Settled = entry => asked.Entry = entry,
        };
        EngineReply reply = await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        RequestEntry entry = reply.Entry;
        (double? confidence, double? threshold) = DoubtOf(entry, hand, step);
        StepReport report = new()
        {
            Step = step.Name,
            Index = scope.Index,
            Status = StepStatus.Completed,
            Task = step.Task,
            Model = entry.Model,
            Path = entry.Path,
            Reason = entry.Reason,
            Confidence = confidence,
            Threshold = threshold,
            CostUsd = entry.CostUsd,
            BaselineCostUsd = entry.BaselineCostUsd,
            Request = reply is FailedReply { IsRecorded: false } ? null : entry.Id,
        };

        return reply switch
        {
            AnsweredReply answered => Read(step, answered.Answer, report),
            FailedReply failed => report with { Status = StepStatus.Failed, Failure = FailureOf(step, scope, failed.Failure) },
            _ => throw new InvalidOperationException("a step asked for no stream and got one"),
        };
    }

    private static StepReport Read(ModelStep step, ChatAnswer answer, StepReport report)
    {
        if (step.Schema is null)
        {
            return report with { Answer = JsonSerializer.SerializeToElement(answer.Text) };
        }

        AnswerJson json = AnswerJson.Read(answer.Text);

        return json.Root is { } value
            ? report with { Answer = value }
            : report with
            {
                Status = StepStatus.Failed,
                Failure = new StepFailure(step.Name, report.Index, "invalid_answer", $"the answer is {json.Error}; a json_schema check in the gate of {step.Task} sends such answers up"),
            };
    }

    private static StepFailure FailureOf(ModelStep step, RunScope scope, AnswerFailure failure) =>
        new(step.Name, scope.Index, EnumWord.Of(failure.Kind), failure.Message)
        {
            RetryAfter = failure.RetryAfter,
            MayPass = failure.RetryAfter is not null || failure.Kind is AnswerFailureKind.Deadline or AnswerFailureKind.Unavailable or AnswerFailureKind.RateLimited
                || failure.Upstream is { MayPass: true },
        };

    // The last check of the answer that was served tells how sure it is; whoever was not asked for it has none.
    private static (double? Confidence, double? Threshold) DoubtOf(RequestEntry entry, RunHand hand, ModelStep step)
    {
        AttemptEntry? served = entry.Attempts.LastOrDefault(attempt => attempt.Outcome == AttemptOutcome.Accepted && attempt.Purpose != AttemptPurpose.Check);
        foreach (CheckOutcome check in served?.Checks ?? [])
        {
            if (check is { Check: "confidence", Score: { } score })
            {
                // Where no single number decides, the check itself has: what passed is above any threshold, what did not below.
                return (score, hand.Policy.FindTask(step.Task)?.Confidence?.AtLeast ?? (check.Kind == FindingKind.Passed ? 0 : 1));
            }
        }

        return (null, null);
    }

    private static async ValueTask<ChatRequest> RequestOfAsync(ModelStep step, RunScope scope)
    {
        ImmutableArray<ChatMessage>.Builder messages = ImmutableArray.CreateBuilder<ChatMessage>(2);
        if (step.System is { } system)
        {
            messages.Add(ChatMessage.Of(ChatRole.System, system));
        }

        messages.Add(MessageOf(await step.Prompt.FillAsync(scope).ConfigureAwait(false), step.Images is { } images ? ImagesOf(scope.Find(images), images) : []));

        return new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = $"task:{step.Task}",
            Messages = messages.ToImmutable(),
            Format = step.Schema is { } schema ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "answer", Schema = schema } : null,
            MaxOutputTokens = step.MaxTokens,
            Temperature = step.Temperature,
            Metadata = step.Metadata is { } metadata ? await metadata.FillAsync(scope).ConfigureAwait(false) : null,
            Forms = RequestForms.MadeHere,
        };
    }

    private static ChatMessage MessageOf(string prompt, ImmutableArray<ContentPart> images) => images.IsEmpty
        ? ChatMessage.Of(ChatRole.User, prompt)
        : new ChatMessage { Role = ChatRole.User, Parts = [.. images, new TextPart(prompt)] };

    private static ImmutableArray<ContentPart> ImagesOf(JsonElement? list, ScopePath path) => list switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [ImageOf(one.GetString()!)],
        { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. many.EnumerateArray().Select(item => ImageOf(item.GetString()!))],
        _ => throw new InvalidDataException($"{path.Text} is no list of images; give URLs or data: URIs as texts"),
    };

    private static ImagePart ImageOf(string address)
    {
        int comma = address.StartsWith(DataUri, StringComparison.OrdinalIgnoreCase) ? address.IndexOf(";base64,", StringComparison.OrdinalIgnoreCase) : -1;

        return comma < 0
            ? new ImagePart { Url = address }
            : new ImagePart { MediaType = address[DataUri.Length..comma], Base64 = address[(comma + ";base64,".Length)..] };
    }
}
