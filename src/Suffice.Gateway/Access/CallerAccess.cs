using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>Admits callers: the one place that decides who may call what.</summary>
/// <remarks>
/// A gateway without keys listens on loopback only and admits all. One that has had keys stays closed until it is started again,
/// whatever becomes of them: no change of a file opens it. Safe for use by many calls at once; takes no lock.
/// </remarks>
internal sealed class CallerAccess(IPolicySource policies, Uri listen, FollowedKeys file, TimeProvider time)
{
    private readonly Lock renewing = new();
    private volatile AccessRules rules = AccessRules.Of(policies.Current.Gateway, listen, file.Current, time, before: null);

    private AccessRules Rules
    {
        get
        {
            AccessRules known = rules;

            return ReferenceEquals(known.Settings, policies.Current.Gateway) && ReferenceEquals(known.File, file.Current) ? known : Renew();
        }
    }

    /// <summary>True when a call needs a key.</summary>
    public bool IsGuarded => Rules.IsGuarded;

    /// <summary>Tells whether a call is made to a name of this gateway, and not by a web page of somebody else.</summary>
    /// <param name="context">The call.</param>
    /// <param name="isReadableByOthers">True to let a page of an origin that the policy names read the answer.</param>
    /// <returns>Why it is refused; <see langword="null"/> when it is not.</returns>
    public ChatError? WhyNotHere(HttpContext context, bool isReadableByOthers = true)
    {
        AccessRules known = Rules;
        if (!known.Hosts.Holds(context.Request.Headers.Host.ToString()))
        {
            return AccessErrors.WrongHost;
        }

        if (!known.Origins.Holds(context.Request))
        {
            return AccessErrors.WrongOrigin;
        }

        if (isReadableByOthers)
        {
            known.Origins.Admit(context);
        }

        return null;
    }

    /// <summary>Answers a browser that asks whether its page may call.</summary>
    /// <param name="context">The call.</param>
    /// <returns>When answered.</returns>
    public Task AnswerPreflightAsync(HttpContext context) => Rules.Origins.AnswerAsync(context);

    /// <summary>Tells who makes a call, and whether it may come in.</summary>
    /// <param name="context">The call; what is left of limits is told with its answer.</param>
    /// <param name="level">What the endpoint asks.</param>
    /// <returns>The caller, or why not.</returns>
    public Admission Admit(HttpContext context, AccessLevel level)
    {
        AccessRules known = Rules;
        if (!known.IsGuarded)
        {
            return Enter(context, known.Anyone, level);
        }

        BroughtKey brought = BroughtKey.Of(context.Request.Headers);
        if (brought.IsAmbiguous)
        {
            return Admission.Refused(AccessErrors.TwoKeys);
        }

        if (brought.Value.IsEmpty || known.Keys.Find(brought.Value, time) is not { } key)
        {
            return Admission.Refused(AccessErrors.WrongKey);
        }

        return WhyNot(key.Caller, level) is { } lacking
            ? Admission.Refused(lacking)
            : Enter(context, key.Caller, level);
    }

    /// <summary>Finds who holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The key as it is held; <see langword="null"/> for one that is unknown, revoked or expired.</returns>
    public HeldKey? Find(ReadOnlySpan<char> key) => Rules.Keys.Find(key, time);

    /// <summary>Finds who holds the key of a hash that was taken of it before.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The key as it is held now; <see langword="null"/> for one that is no longer.</returns>
    public HeldKey? FindHash(ReadOnlySpan<byte> hash) => Rules.Keys.FindHash(hash, time);

    /// <summary>Tells whether a call brings a key itself.</summary>
    /// <param name="request">The call.</param>
    /// <returns>True when it does, right or wrong.</returns>
    public static bool BringsKey(HttpRequest request)
    {
        BroughtKey brought = BroughtKey.Of(request.Headers);

        return brought.IsAmbiguous || !brought.Value.IsEmpty;
    }

    /// <summary>Tells why somebody may not call an endpoint.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="level">What the endpoint asks.</param>
    /// <returns>Why not; <see langword="null"/> when they may.</returns>
    public static ChatError? WhyNot(Caller caller, AccessLevel level) => level switch
    {
        AccessLevel.Anyone => null,
        AccessLevel.Caller => caller.MayCall ? null : AccessErrors.NoCalls,
        _ when caller.Role >= EndpointAccess.RoleOf(level) => null,
        AccessLevel.View => AccessErrors.ViewersOnly,
        AccessLevel.Review => AccessErrors.ReviewersOnly,
        _ => AccessErrors.AdminsOnly,
    };

    // What people look at is not what limits are for: it stays open when callers have used theirs up.
    private static Admission Enter(HttpContext context, Caller caller, AccessLevel level)
    {
        if (level != AccessLevel.Caller || (caller.Limits is null && caller.SharedLimits is null))
        {
            return Admission.Of(caller);
        }

        RateHeaders.Promise(context, caller);

        return caller.TryEnter(out TimeSpan wait)
            ? Admission.Of(caller)
            : Admission.Refused(AccessErrors.TooManyRequests, wait);
    }

    private AccessRules Renew()
    {
        lock (renewing)
        {
            return rules = AccessRules.Of(policies.Current.Gateway, listen, file.Current, time, rules);
        }
    }
}
