using Microsoft.Extensions.AI;

namespace Suffice.Extensions.AI;

/// <summary>Says in a call's options what Suffice is to know of it.</summary>
public static class SufficeChatOptionsExtensions
{
    /// <summary>States the task of the call.</summary>
    /// <param name="options">The options; they are changed.</param>
    /// <param name="task">A task of the policy; <c>default</c> for its default. A name that it does not have is a failure of the call that names the nearest ones.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions WithTask(this ChatOptions options, string task)
    {
        ArgumentException.ThrowIfNullOrEmpty(task);

        return options.With(SufficeProperties.Task, task);
    }

    /// <summary>Says what the gate's checks are to know of the call, such as the ids that its answer may name (<c>allowed: $request.metadata.product_ids</c>).</summary>
    /// <param name="options">The options; they are changed.</param>
    /// <param name="metadata">Anything that is an object of JSON: a dictionary, a record, an anonymous type. Of it providers get texts alone, and only where their protocol takes them.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions WithMetadata(this ChatOptions options, object metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);

        return options.With(SufficeProperties.Metadata, metadata);
    }

    private static ChatOptions With(this ChatOptions options, string name, object value)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[name] = value;

        return options;
    }
}
