using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>Admits callers: the one place that decides who may call what.</summary>
/// <remarks>
/// A gateway without keys listens on loopback only and admits all. One that has had keys stays closed until it is started again,
/// whatever becomes of them: no change of a file opens it. Safe for use by many calls at once; takes no lock.
/// </remarks>
internal sealed class CallerAccess(IPolicySource policies, TimeProvider time)
{
    private volatile AccessRules rules = AccessRules.Of(policies.Current.Gateway, wasGuarded: false);

    private AccessRules Rules => ReferenceEquals(rules.Settings, policies.Current.Gateway) ? rules : Renew();

    /// <summary>Tells who makes a call, and whether it may come in.</summary>
    /// <param name="context">The call.</param>
    /// <param name="level">What the endpoint asks.</param>
    /// <returns>The caller, or why not.</returns>
    public Admission Admit(HttpContext context, AccessLevel level)
    {
        AccessRules known = Rules;
        if (!known.IsGuarded)
        {
            return new Admission(Caller.Anyone, null);
        }

        BroughtKey brought = BroughtKey.Of(context.Request.Headers);
        if (brought.IsAmbiguous)
        {
            return new Admission(null, AccessErrors.TwoKeys);
        }

        if (brought.Value.IsEmpty || known.Keys.Find(brought.Value, time) is not { } key)
        {
            return new Admission(null, AccessErrors.WrongKey);
        }

        return level == AccessLevel.Admin && !key.Caller.IsAdmin
            ? new Admission(null, AccessErrors.AdminsOnly)
            : new Admission(key.Caller, null);
    }

    private AccessRules Renew() => rules = AccessRules.Of(policies.Current.Gateway, rules.IsGuarded);
}
