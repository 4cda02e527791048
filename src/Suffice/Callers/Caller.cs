using System.Collections.Frozen;
using Suffice.Catalog;

namespace Suffice.Callers;

/// <summary>Who makes a call, and what it may use.</summary>
/// <remarks>
/// <see cref="Tasks"/> and <see cref="Models"/> are what its calls may name: a call that is a task needs the task's name, a call of
/// no task the model's. Where both are empty it may use everything. A task brings the models of its ladder with it.
/// </remarks>
public sealed class Caller
{
    /// <summary>Whoever runs the process itself, and whoever calls a gateway without keys.</summary>
    public static Caller Anyone { get; } = new() { Role = CallerRole.Admin };

    /// <summary>Whoever holds one of the policy's own keys.</summary>
    public static Caller Admin { get; } = new() { Id = AdminName, Name = AdminName, Role = CallerRole.Admin };

    /// <summary>The name that stands for all holders of the policy's own keys.</summary>
    public const string AdminName = "admin";

    /// <summary>The id of its key, such as <c>key_5f2c90ab41de</c>; <see langword="null"/> for a call without a key.</summary>
    public string? Id { get; init; }

    /// <summary>The name of its key, as recorded in the ledger; never the key itself.</summary>
    public string? Name { get; init; }

    /// <summary>What it may do on the pages; <see langword="null"/> for nothing: its key is for calls.</summary>
    public CallerRole? Role { get; init; }

    /// <summary>True when it may do everything there.</summary>
    public bool IsAdmin => Role is CallerRole.Admin;

    /// <summary>True when it may read what was asked and answered, quotes of it among that.</summary>
    public bool MayReadContent => Role >= CallerRole.Review;

    /// <summary>True when it may call models, within its scope; a person's key may only where it says so.</summary>
    public bool MayCall { get; init; } = true;

    /// <summary>True when its key is one person's, who acts in no other name.</summary>
    public bool IsPerson => Role is not null && Id is not null && Id != AdminName;

    /// <summary>The tasks it may use.</summary>
    public FrozenSet<string> Tasks { get; init; } = [];

    /// <summary>The models it may name.</summary>
    public FrozenSet<string> Models { get; init; } = [];

    /// <summary>What it may use a minute; <see langword="null"/> for no limit of its own.</summary>
    public CallerLimits? Limits { get; init; }

    /// <summary>What all callers together may use a minute; <see langword="null"/> for no limit.</summary>
    public CallerLimits? SharedLimits { get; init; }

    /// <summary>True when it may not use everything.</summary>
    public bool IsScoped => Tasks.Count > 0 || Models.Count > 0;

    /// <summary>The same caller, under limits that all callers share.</summary>
    /// <param name="shared">The limits; <see langword="null"/> for none.</param>
    /// <returns>The caller; this one when there are none.</returns>
    public Caller SharedWith(CallerLimits? shared) => shared is null ? this : new Caller
    {
        Id = Id,
        Name = Name,
        Role = Role,
        MayCall = MayCall,
        Tasks = Tasks,
        Models = Models,
        Limits = Limits,
        SharedLimits = shared,
    };

    /// <summary>Tells whether it may make calls of a task.</summary>
    /// <param name="task">The task's name.</param>
    /// <returns>True when it may.</returns>
    public bool MayUseTask(string task) => !IsScoped || Tasks.Contains(task);

    /// <summary>Tells whether it may name a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>True when it may.</returns>
    public bool MayUseModel(Model model) => !IsScoped || Models.Contains(model.Name) || Models.Contains(model.Id);

    /// <summary>Takes a request from every limit, or from none.</summary>
    /// <param name="wait">How long to wait before the next try; zero when taken.</param>
    /// <returns>True when taken.</returns>
    public bool TryEnter(out TimeSpan wait) => TryTake(Limits?.Requests, SharedLimits?.Requests, 1, out wait);

    /// <summary>Takes tokens from every limit, or from none.</summary>
    /// <param name="tokens">How many: the prompt's estimate.</param>
    /// <param name="wait">How long to wait before the next try; zero when taken.</param>
    /// <returns>True when taken.</returns>
    public bool TryReserve(long tokens, out TimeSpan wait) => TryTake(Limits?.Tokens, SharedLimits?.Tokens, tokens, out wait);

    /// <summary>Corrects a reservation once it is known what was used.</summary>
    /// <param name="reserved">What was taken.</param>
    /// <param name="used">What was used.</param>
    public void Settle(long reserved, long used)
    {
        Limits?.Tokens?.Correct(used - reserved);
        SharedLimits?.Tokens?.Correct(used - reserved);
    }

    /// <summary>The lowest limit of tokens a minute; <see langword="null"/> for none.</summary>
    public long? TokensPerMinute => (Limits?.Tokens?.PerMinute, SharedLimits?.Tokens?.PerMinute) switch
    {
        ({ } own, { } shared) => Math.Min(own, shared),
        (var own, var shared) => own ?? shared,
    };

    /// <summary>What it may use, in words.</summary>
    /// <returns>Such as <c>task triage, models haiku and sonnet</c>; <c>everything</c> when it is not scoped, <c>no model</c> when it may not call.</returns>
    public string ScopeText() => !MayCall ? "no model" : IsScoped ? string.Join("; ", Parts()) : "everything";

    private static bool TryTake(RateBucket? own, RateBucket? shared, long amount, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (own?.TryTake(amount, out wait) is false)
        {
            return false;
        }

        if (shared?.TryTake(amount, out wait) is false)
        {
            own?.Correct(-amount);
            return false;
        }

        return true;
    }

    private IEnumerable<string> Parts()
    {
        if (Tasks.Count > 0)
        {
            yield return $"{(Tasks.Count == 1 ? "task" : "tasks")} {string.Join(", ", Tasks.Order(StringComparer.Ordinal))}";
        }

        if (Models.Count > 0)
        {
            yield return $"{(Models.Count == 1 ? "model" : "models")} {string.Join(", ", Models.Order(StringComparer.Ordinal))}";
        }
    }
}
