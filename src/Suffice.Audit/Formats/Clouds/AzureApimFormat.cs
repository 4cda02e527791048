using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Clouds;

/// <summary>The table <c>ApiManagementGatewayLlmLog</c> of Azure API Management, whose texts are cut over rows of one <c>CorrelationId</c>.</summary>
internal sealed class AzureApimFormat : ILogFormat
{
    public string Name => "azure-apim";

    public string Title => "Azure API Management, logs of language models";

    public int Fit(JsonElement row)
    {
        JsonElement fields = Open(row);
        return Has(fields, "CorrelationId"u8, "correlationId"u8)
            && (Has(fields, "DeploymentName"u8, "deploymentName"u8) || Has(fields, "RequestMessages"u8, "requestMessages"u8)
            || Has(fields, "PromptTokens"u8, "promptTokens"u8)) ? 97 : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        JsonElement fields = Open(row);
        if (fields.Either("CorrelationId"u8, "correlationId"u8).AsText() is not { } key)
        {
            found.Malformed("CorrelationId is missing; every row has one");
            return;
        }

        // One call's rows share the id, and only one of them tells the tokens.
        string request = TextOf(fields.Either("RequestMessages"u8, "requestMessages"u8));
        string answer = TextOf(fields.Either("ResponseMessages"u8, "responseMessages"u8));
        int number = (int)Math.Min(fields.Either("SequenceNumber"u8, "sequenceNumber"u8).AsCount() ?? 0, int.MaxValue);
        LoggedCall call = Call(row, fields);
        if (number == 0 && call.Usage.Total > 0 && IsWhole(request) && IsWhole(answer))
        {
            found.Add(CutTexts.WithTexts(call, request, answer));
        }
        else
        {
            found.Add(new CallPiece(key, number, call, CallPieceKind.Cut) { RequestText = request, AnswerText = answer });
        }
    }

    private static bool IsWhole(string text) => InnerJson.LooksLikeJson(text) && InnerJson.TryParse(text, out _);

    private static LoggedCall Call(JsonElement row, JsonElement fields)
    {
        string? deployment = fields.Either("DeploymentName"u8, "deploymentName"u8).AsText();
        string? model = ModelIds.Plain(fields.Either("ModelName"u8, "modelName"u8).AsText() ?? deployment);
        SplitUsage usage = UsageOf(fields);
        return new LoggedCall
        {
            At = row.Time("TimeGenerated"u8) ?? row.Time("time"u8),
            Model = model,
            Provider = "azure",
            Hint = TaskHints.FromName(deployment, "DeploymentName", model, isWeak: true),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            User = fields.Either("ApimSubscriptionId"u8, "apimSubscriptionId"u8).AsText(),
            Latency = fields.Milliseconds("TotalTime"u8) ?? fields.Milliseconds("BackendTime"u8),
            Outcome = fields.Either("ResponseCode"u8, "responseCode"u8).AsCount() >= 400 ? CallOutcome.Failed : CallOutcome.Answered,
        };
    }

    private static SplitUsage UsageOf(JsonElement fields)
    {
        JsonElement prompt = fields.Either("PromptTokens"u8, "promptTokens"u8);
        JsonElement completion = fields.Either("CompletionTokens"u8, "completionTokens"u8);
        if ((BodyUsage.IsFault(prompt) && prompt.AsText() is not null) || (BodyUsage.IsFault(completion) && completion.AsText() is not null))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        long? total = fields.Either("TotalTokens"u8, "totalTokens"u8).AsCount();
        SplitUsage usage = new CountedTokens { Prompt = prompt.AsCount(), Answer = completion.AsCount(), Total = total }.Split();
        return usage.Usage.Total > 0 ? usage with { Doubt = usage.Doubt ?? UsageDoubts.NoCacheSplit } : default;
    }

    /// <summary>Exports to storage and event hubs put the columns into <c>properties</c>.</summary>
    private static JsonElement Open(JsonElement row) => row.Inner("properties"u8) is { ValueKind: JsonValueKind.Object } properties ? properties : row;

    /// <summary>The columns are dynamic: a text where they were cut, else what the text holds.</summary>
    private static string TextOf(JsonElement messages) => messages.AsText() ?? (messages.HasParts() ? messages.GetRawText() : string.Empty);

    private static bool Has(JsonElement fields, ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) => fields.Has(name) || fields.Has(other);
}
