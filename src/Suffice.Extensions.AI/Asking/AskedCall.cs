using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Suffice.Chat;
using Suffice.Engine;
using Message = Microsoft.Extensions.AI.ChatMessage;

namespace Suffice.Extensions.AI.Asking;

/// <summary>A call of Microsoft.Extensions.AI as the engine takes it.</summary>
internal static class AskedCall
{
    private const string Endpoint = "library";

    /// <summary>The model of a call that names none: the task is told by what the call says of itself, and is.</summary>
    private const string AnyModel = "auto";

    /// <summary>Makes it.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked for; <see langword="null"/> for nothing.</param>
    /// <param name="stream">True for a stream.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ArgumentException">There is no message, or a property says what it cannot.</exception>
    /// <exception cref="NotSupportedException">Something of it would reach no model.</exception>
    public static EngineCall Of(IEnumerable<Message> messages, ChatOptions? options, bool stream)
    {
        options ??= new ChatOptions();
        if (options.ConversationId is not null || options.ContinuationToken is not null)
        {
            throw new NotSupportedException("Nothing is kept between calls: send the whole conversation, with no ConversationId and no ContinuationToken.");
        }

        ImmutableArray<ToolDefinition> tools = AskedTools.Of(options.Tools);
        ChatRequest request = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Model = options.ModelId ?? AnyModel,
            Messages = AskedMessages.Of(messages, options.Instructions),
            Tools = tools,
            ToolChoice = AskedTools.ChoiceOf(options.ToolMode, !tools.IsEmpty),
            ParallelToolCalls = tools.IsEmpty ? null : options.AllowMultipleToolCalls,
            Format = AskedOptions.FormatOf(options),
            MaxOutputTokens = options.MaxOutputTokens,
            Temperature = (decimal?)options.Temperature,
            TopP = (decimal?)options.TopP,
            Stop = AskedOptions.StopOf(options),
            Reasoning = AskedOptions.ReasoningOf(options),
            Stream = stream,
            StreamUsage = stream,
            Metadata = AskedOptions.MetadataOf(options),
            Extra = AskedOptions.ExtraOf(options),
            Forms = RequestForms.MadeHere,
        };

        return new EngineCall(request, static _ => null, Endpoint);
    }
}
