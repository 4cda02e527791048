using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Suffice.Chat;

namespace Suffice.Extensions.AI.Asking;

/// <summary>What a message says, in the neutral shape.</summary>
internal static class AskedParts
{
    /// <summary>What was refused, as <see cref="ErrorContent.ErrorCode"/> says it.</summary>
    public const string Refusal = "Refusal";

    /// <summary>The part that a content is.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The part; <see langword="null"/> for what is said about a message and not in it.</returns>
    /// <exception cref="NotSupportedException">No model would get it: leaving it out would ask something else.</exception>
    public static ContentPart? Of(AIContent content) => content switch
    {
        TextContent text => new TextPart(text.Text),
        TextReasoningContent thinking => Thinking.Of(thinking.Text, thinking.ProtectedData),
        DataContent data when data.HasTopLevelMediaType("image") => Image(data),
        UriContent uri when uri.HasTopLevelMediaType("image") => Image(uri),
        HostedFileContent file when file.HasTopLevelMediaType("image") => new ImagePart { FileId = file.FileId, Detail = DetailOf(file) },
        FunctionCallContent call => Call(call),
        FunctionResultContent result => Result(result),
        ErrorContent { ErrorCode: Refusal } refusal => new RefusalPart(refusal.Message),
        UsageContent => null,
        { RawRepresentation: ContentPart part } => part,
        _ => throw new NotSupportedException($"A {content.GetType().Name}{KindOf(content)} cannot be sent: text, images, function calls and their results can."),
    };

    private static ImagePart Image(DataContent data) =>
        new() { MediaType = data.MediaType, Base64 = data.Base64Data.ToString(), Detail = DetailOf(data) };

    private static ImagePart Image(UriContent uri) => uri.Uri.Scheme == "data"
        ? Image(new DataContent(uri.Uri, uri.MediaType)) with { Detail = DetailOf(uri) }
        : new ImagePart { Url = uri.Uri.AbsoluteUri, Detail = DetailOf(uri) };

    private static string? DetailOf(AIContent image) =>
        image.AdditionalProperties?.TryGetValue("detail", out object? detail) is true ? detail?.ToString() : null;

    // What a provider put beside a call it wants back with it; arguments that were no JSON go back as they came.
    private static ToolCallPart Call(FunctionCallContent call)
    {
        ToolCallPart? told = call.RawRepresentation as ToolCallPart;
        string arguments = call.Exception is not null && told is not null ? told.ArgumentsJson
            : call.Arguments is { } given ? SentJson.TextOf(given)
            : "{}";

        return new ToolCallPart(call.CallId, call.Name, arguments) { Extra = told?.Extra ?? ExtraFields.None, Item = told?.Item };
    }

    private static ToolResultPart Result(FunctionResultContent result)
    {
        bool? isError = result.Exception is null ? null : true;

        return result.Result switch
        {
            AIContent content => new ToolResultPart(result.CallId, PartsOf([content])) { IsError = isError },
            IEnumerable<AIContent> contents => new ToolResultPart(result.CallId, PartsOf(contents)) { IsError = isError },
            _ => new ToolResultPart(result.CallId, [new TextPart(TextOf(result.Result))]) { IsError = isError, IsPlainString = true },
        };
    }

    private static ImmutableArray<ContentPart> PartsOf(IEnumerable<AIContent> contents) => [.. contents.Select(Of).OfType<ContentPart>()];

    private static string TextOf(object? result) => result switch
    {
        null => string.Empty,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => SentJson.TextOf(result),
    };

    private static string KindOf(AIContent content) => content switch
    {
        DataContent data => $" of {data.MediaType}",
        UriContent uri => $" of {uri.MediaType}",
        HostedFileContent { MediaType: { } media } => $" of {media}",
        _ => string.Empty,
    };
}
